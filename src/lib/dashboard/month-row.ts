import type { SpendingRow } from '#lib/funding/figures.ts';

/** Summed expenses; `month` counts from the first month of the project, 0 for what was paid before it. */
export type MonthRow = SpendingRow & { readonly month: number; readonly recent: boolean };
/** What was booked on a pilot, without computed costs, which belong to none. */
export type PilotSum = { readonly pilotId: string | null; readonly spent: bigint; readonly inReview: bigint };
