/** A gain as it is shown: what one hopes for, what the pilot documented, what became of it. Never mixed. */
import type { Comparison } from '#lib/results/change.ts';
import type { Indicator } from '#lib/results/indicator.ts';
import { toldOf, type Answer, type Told } from './gain-answer.ts';
import { documentedOf, type Documented, type Planned } from './gain.ts';
import type { GainPoint, GainWindow } from './follow-up.ts';

export type Gain = Planned & {
	readonly id: string;
	readonly pilotId: string;
	/** Language of its text. */
	readonly language: string;
	readonly revision: number;
	readonly indicatorNb: string | null;
	readonly indicatorSv: string | null;
	readonly answers: readonly Answer[];
};

export type GainView = Gain & {
	readonly documented: Documented;
	/** The indicator by which it is documented, when there is something to show of it. */
	readonly measuredBy: Indicator | null;
	readonly told: readonly { readonly point: GainPoint; readonly told: Told }[];
};

export type Measured = { readonly indicator: Indicator; readonly latest: Comparison };

/** @param measured what readers see of the pilot's measurements */
export function viewOf(gain: Gain, windows: readonly GainWindow[], measured: readonly Measured[]): GainView {
	const result = measured.find(({ indicator }) => indicator.key === gain.indicator);
	return {
		...gain,
		documented: documentedOf(result?.latest ?? null, gain.answers),
		measuredBy: result?.indicator ?? null,
		told: windows.map((window) => ({ point: window.point, told: toldOf(window, gain.answers) }))
	};
}

/** The windows in which somebody is asked and has not answered for every gain. */
export function unanswered(gains: readonly GainView[], windows: readonly GainWindow[]): readonly GainWindow[] {
	return windows.filter(
		({ point, state }) =>
			state !== 'not_yet' && gains.some((gain) => !gain.answers.some((answer) => answer.point === point))
	);
}
