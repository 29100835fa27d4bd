/**
 * Four needs with five things each, in the order that people who know the field put them before any points were chosen.
 * `pair` says which words join the two languages: what the need calls it, and what the thing does.
 */
import type { Offer, Wish } from './match.ts';

export type Expected = {
	readonly wish: Wish;
	readonly offers: readonly (Offer & { readonly pair?: [string, string] })[];
};

export const offer = (
	id: string,
	of: Pick<Offer, 'kind' | 'language' | 'area' | 'title' | 'text'> & Partial<Offer>
): Offer => ({
	id,
	group: groupOf[of.area ?? ''] ?? null,
	targets: [],
	fits: [],
	hasResult: false,
	adoptions: 0,
	isReady: false,
	...of
});
export const wish = (id: string, of: Omit<Wish, 'id' | 'group'>): Wish => ({
	id,
	group: groupOf[of.area ?? ''] ?? null,
	...of
});

const groupOf: Readonly<Record<string, string>> = {
	fall_sensor: 'alarm',
	nurse_call: 'alarm',
	social_alarm: 'alarm',
	response_centre: 'alarm',
	digital_supervision: 'supervision',
	bed_sensor: 'supervision',
	medication_dispenser: 'medication',
	e_lock: 'access',
	remote_monitoring: 'remote_care',
	video: 'remote_care',
	tele_rehab: 'remote_care',
	route_planning: 'work_tools',
	assistive_aids: 'aids',
	competence: 'organisation'
};
export const product = ['market_dialogue', 'pilot_partner', 'planned_procurement'] as const;
