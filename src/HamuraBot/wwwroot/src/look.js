// Web Chat in the page's colours, taken from the design tokens, so that there is one place for them.

const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export function styleOptions() {
  const accent = token('--color-primitive-blue-900');
  const text = token('--color-neutral-solid-gray-900');
  const quiet = token('--color-neutral-solid-gray-700');
  const line = token('--color-neutral-solid-gray-300');
  const white = token('--color-neutral-white');
  return {
    accent,
    subtle: quiet,
    timestampColor: quiet,
    primaryFont: token('--font'),
    monospaceFont: 'monospace',
    fontSizeSmall: '87.5%',
    backgroundColor: white,
    paddingRegular: 12,
    bubbleMinHeight: 40,
    bubbleMaxWidth: 640,
    bubbleBackground: white,
    bubbleTextColor: text,
    bubbleBorderColor: line,
    bubbleBorderWidth: 1,
    bubbleBorderRadius: 12,
    bubbleNubSize: 0,
    bubbleFromUserBackground: token('--color-primitive-blue-50'),
    bubbleFromUserTextColor: text,
    bubbleFromUserBorderWidth: 0,
    bubbleFromUserBorderRadius: 12,
    bubbleFromUserNubSize: 0,
    // The page has its own input and buttons.
    hideSendBox: true,
    showAvatarInGroup: 'status',
    sendTimeout: 60_000,
    sendTimeoutForAttachments: 120_000
  };
}
