// Web Chat's own strings, where its Japanese is missing or says something else than it means.

const japanese = {
  ACTIVITY_NUM_ATTACHMENTS_FEW_ALT: '添付ファイル$1件。',
  ACTIVITY_NUM_ATTACHMENTS_MANY_ALT: '添付ファイル$1件。',
  ACTIVITY_NUM_ATTACHMENTS_ONE_ALT: '添付ファイル1件。',
  ACTIVITY_NUM_ATTACHMENTS_OTHER_ALT: '添付ファイル$1件。',
  ACTIVITY_NUM_ATTACHMENTS_TWO_ALT: '添付ファイル$1件。',
  CONNECTIVITY_STATUS_ALT_RENDER_ERROR: '表示できませんでした。ページを読み込み直してください。',
  KEYBOARD_HELP_CHAT_HISTORY_ACCESS_ITEMS_IN_MESSAGE_HEADER: 'メッセージの中の項目に移る',
  KEYBOARD_HELP_CHAT_HISTORY_LEAVE_MESSAGE_HEADER: 'メッセージから出る',
  KEYBOARD_HELP_CHAT_WINDOW_BODY_DO_ACTION_HEADER: '選んで実行する',
  KEYBOARD_HELP_HEADER: 'キーボードでの操作',
  MARKDOWN_EXTERNAL_LINK_ALT: '新しいウィンドウで開きます（外部サイト）。',
  SUGGESTED_ACTIONS_LABEL_ALT: '選択肢',
  TELEPHONE_KEYPAD_INPUT_MESSAGE: '1文字ずつ入力してください',
  TEXT_INPUT_ATTACHMENTS_FEW: '添付ファイル$1件',
  TEXT_INPUT_ATTACHMENTS_MANY: '添付ファイル$1件',
  TEXT_INPUT_ATTACHMENTS_ONE: '添付ファイル1件',
  TEXT_INPUT_ATTACHMENTS_OTHER: '添付ファイル$1件',
  TEXT_INPUT_ATTACHMENTS_TWO: '添付ファイル$1件',
  TEXT_INPUT_DROP_ZONE: 'ここにファイルを置いてください',
  TEXT_INPUT_LENGTH_EXCEEDED_ALT: '文字数が上限を超えています',
  TEXT_INPUT_TELEPHONE_KEYPAD_BUTTON_ALT: '電話のキーパッド',
  TOAST_DISMISS_BUTTON: '閉じる',
  TRANSCRIPT_LIVE_REGION_INTERACTIVE_LABEL_ALT:
    'メッセージの中に操作できる項目があります。Shift + Tab キーを2、3回押すとチャット履歴に移り、Enter キーで操作できます。',
  TRANSCRIPT_LIVE_REGION_INTERACTIVE_WITH_LINKS_LABEL_ALT:
    'メッセージの中にリンクがあります。Shift + Tab キーを2、3回押すとチャット履歴に移り、Enter キーで開けます。',
  TRANSCRIPT_LIVE_REGION_SUGGESTED_ACTIONS_LABEL_ALT: '選択肢があります。Shift + Tab キーを2、3回押すと選べます。',
  TRANSCRIPT_LIVE_REGION_SUGGESTED_ACTIONS_WITH_ACCESS_KEY_LABEL_ALT: '選択肢があります。$1 を押すと選べます。',
  TRANSCRIPT_MORE_MESSAGES: 'ほかのメッセージ',
  TRANSCRIPT_TERMINATOR_TEXT: 'チャット履歴はここまでです',
  TYPING_INDICATOR_ALT: '入力中です',
  TYPING_INDICATOR_MULTIPLE_TEXT: '$1ほかが入力中です。',
  TYPING_INDICATOR_SINGLE_TEXT: '$1が入力中です。'
};

/** For Web Chat's `overrideLocalizedStrings`; `words` are the page's own, in the page's language. */
export const overrideStrings = words => (strings, locale) => ({
  ...strings,
  ...(locale.startsWith('ja') && japanese),
  ACTIVITY_BOT_SAID_ALT: `${words.speaker}: `,
  TEXT_INPUT_PLACEHOLDER: words.inputPlaceholder,
  TEXT_INPUT_SEND_BUTTON_ALT: words.send,
  TEXT_INPUT_UPLOAD_BUTTON_ALT: words.attach
});
