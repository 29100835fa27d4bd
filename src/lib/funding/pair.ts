/** How a list says that an expense belongs together with another. */
import type { Translate } from '#lib/i18n.ts';

/** `reversal` and `correction` change the one that is looked at; `reverses` and `corrects` is what it does to the other. */
export type Pair = {
	readonly id: string;
	readonly role: 'reversal' | 'correction' | 'reverses' | 'corrects';
	readonly periodCode: string;
};

export function pairWords({ role, periodCode }: Pair, t: Translate): string {
	return t(`expense.mark_${role}`, { period: periodCode });
}
