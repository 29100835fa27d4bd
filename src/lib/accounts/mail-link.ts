/** Links sent by mail, good once: an invitation for a week, a new password for half an hour. */
export type Purpose = 'invitation' | 'password_reset';

export const lasts: Readonly<Record<Purpose, { minutes: number }>> = {
	invitation: { minutes: 7 * 24 * 60 },
	password_reset: { minutes: 30 }
};

export type LinkState = 'good' | 'used' | 'expired';

export function linkState(link: { usedAt: Date | null; expiresAt: Date }, now: Date): LinkState {
	if (link.usedAt !== null) return 'used';
	return link.expiresAt <= now ? 'expired' : 'good';
}
