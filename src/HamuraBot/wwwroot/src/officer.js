// An officer in the conversation, and how the handoff stands.

export const isOfficer = ({ from }) => from?.id?.startsWith('officer:') ?? false;

/** The handoff's status and position after this activity, if it tells of them. */
export const handoffOf = activity => activity.channelData?.hamura?.handoff;
