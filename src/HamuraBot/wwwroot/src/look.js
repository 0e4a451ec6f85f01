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
    bubbleMaxWidth: 560,
    bubbleBackground: token('--color-neutral-solid-gray-50'),
    bubbleTextColor: text,
    bubbleBorderWidth: 0,
    bubbleBorderRadius: 12,
    bubbleNubSize: 0,
    bubbleFromUserBackground: token('--color-primitive-blue-50'),
    bubbleFromUserTextColor: text,
    bubbleFromUserBorderWidth: 0,
    bubbleFromUserBorderRadius: 12,
    bubbleFromUserNubSize: 0,
    suggestedActionLayout: 'flow',
    suggestedActionBackgroundColor: white,
    suggestedActionBackgroundColorOnHover: token('--color-primitive-blue-50'),
    suggestedActionBackgroundColorOnFocus: token('--color-primitive-blue-50'),
    suggestedActionBackgroundColorOnActive: token('--color-primitive-blue-100'),
    suggestedActionTextColor: accent,
    suggestedActionTextColorOnHover: accent,
    suggestedActionTextColorOnFocus: accent,
    suggestedActionTextColorOnActive: accent,
    suggestedActionBorderColor: accent,
    suggestedActionBorderRadius: 8,
    suggestedActionBorderWidth: 1,
    suggestedActionHeight: 44,
    suggestedActionsStackedLayoutButtonTextWrap: true,
    sendBoxBackground: white,
    sendBoxTextColor: text,
    sendBoxPlaceholderColor: quiet,
    sendBoxButtonColor: accent,
    sendBoxButtonColorOnDisabled: quiet,
    sendBoxButtonColorOnFocus: accent,
    sendBoxButtonColorOnHover: accent,
    sendBoxButtonShadeColorOnHover: token('--color-primitive-blue-50'),
    sendBoxBorderTop: `1px solid ${line}`,
    sendBoxHeight: 52,
    sendBoxTextWrap: true,
    sendBoxMaxHeight: 160,
    showAvatarInGroup: 'status',
    sendTimeout: 60_000,
    sendTimeoutForAttachments: 120_000
  };
}
