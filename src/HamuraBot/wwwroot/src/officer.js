// An officer in the conversation: who it is stands in the message, since Web Chat shows no sender's name; and how the handoff stands.

const isOfficer = ({ from }) => from?.id?.startsWith('officer:') ?? false;

/** An officer's message as it is shown: the name on a line of its own. */
export const signed = activity =>
  activity.type === 'message' && isOfficer(activity) ? { ...activity, text: [activity.from.name, activity.text].filter(Boolean).join('\n\n') } : activity;

/** The handoff's status and position after this activity, if it tells of them. */
export const handoffOf = activity => activity.channelData?.hamura?.handoff;
