import { today } from '#lib/clock.server.ts';
import { db } from '#lib/db.server.ts';
import { calculate } from '#lib/funding/calculate.ts';
import { mostRows, readCalculator, rowCount } from '#lib/funding/calculator.ts';
import { runningProject } from '#lib/projects/projects.server.ts';
import { readSide } from '#lib/projects/rule-set.ts';
import { found } from '#lib/accounts/demand.server.ts';
import { ruleSets } from '#lib/rates/rule-sets.server.ts';
import type { PageServerLoad } from './$types';

/** The form is sent by address, so that a calculation can be shown to others; nothing is kept. */
export const load: PageServerLoad = async ({ url }) => {
	const params = url.searchParams;
	const [sets, project] = await Promise.all([ruleSets(db()), runningProject(db(), today())]);
	const side = readSide(params.get('side')) ?? 'SE';
	const followed = project?.sides.find((each) => each.side === side)?.ruleSet.id;
	const named = sets.find(({ id }) => id === params.get('regler'));
	const rules = found(named ?? sets.find(({ id }) => id === followed) ?? sets[0]);
	const shown = {
		sets: sets.map(({ id }) => id),
		rules,
		side,
		typed: Object.fromEntries(params),
		rows: Math.min(rowCount(params) + (params.has('flere') ? 5 : 0), mostRows)
	};
	if (!params.has('regn')) return { ...shown, issues: [], answer: undefined };
	const read = readCalculator(params, rules, side);
	if (!read.ok) return { ...shown, issues: read.issues, answer: undefined };
	const { calculation, lines } = read.value;
	return { ...shown, issues: [], answer: { ...calculate(calculation), lines, calculation } };
};
