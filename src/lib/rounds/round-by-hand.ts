/** What the operator asks of the daily round on the command line, in English as all of it. */
import { isDay } from '#lib/day.ts';

/**
 * The day to do the round of. A day to come is for trying things out only: on real data it would remove what is still
 * promised to be kept.
 */
export function readRoundDay(
	words: readonly string[],
	{ today, demo }: { today: string; demo: boolean }
): { day: string } | { fault: string } {
	if (words.length === 0) return { day: today };
	const [name, day = ''] = words;
	if (name !== '--today' || words.length > 2 || !isDay(day))
		return { fault: 'Usage: npm run round [-- --today YYYY-MM-DD]' };
	if (day > today && !demo) return { fault: 'A day to come needs DEMO=1: on real data too much would be removed.' };
	return { day };
}
