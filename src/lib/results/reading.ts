import type { Collector, Design, Method, Point } from './measurement.ts';

/** One value as it may be shown. */
export type Reading = {
	readonly point: Point;
	/** Decimal string. */
	readonly value: string;
	/** Of a share: what the value was computed from. */
	readonly numerator: string | null;
	readonly denominator: string | null;
	/** How many were measured; null = not stated. */
	readonly n: number | null;
	readonly method: Method;
	readonly collectedBy: Collector;
	readonly design: Design;
	readonly startsOn: string;
	readonly endsOn: string;
	/** Who or what was left out, and why. */
	readonly exclusions: string;
	/** What else changed in the same time. */
	readonly otherChanges: string;
	/** Why the author holds the change for uncertain; empty when not. */
	readonly uncertainReason: string;
	readonly note: string;
	/** Language of what the author wrote. */
	readonly language: string;
};
