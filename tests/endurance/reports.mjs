/** A report of two hundred drafts that is submitted while the site is killed. */
import { inDatabase, post } from './site.mjs';

const DRAFTS = 200;
const PARTNER = 'ringsaker';
const periodOf = (/** @type {number} */ round) => `K${round}`;

/** @typedef {() => Promise<number | undefined>} Submit gives the status of the answer; undefined when there was none */

/**
 * Two hundred drafts in a period of their own.
 *
 * @param {number} round
 * @param {string} cookies of the partner's finance
 * @returns {Promise<Submit>}
 */
export async function beginReport(round, cookies) {
	const period = periodOf(round);
	await inDatabase(async (sql) => {
		await sql`
			insert into period (project_id, code, starts_on, ends_on, report_due_on)
			select project_id, ${period}, starts_on + 1, ends_on, report_due_on from period
			where project_id = 'demo-sol' and code = 'P3'`;
		await sql`
			insert into expense (project_id, organisation_id, work_package, period_code, paid_on, category, text, language,
				supplier, voucher_number, amount_minor, currency, entered_by)
			select 'demo-sol', ${PARTNER}, 'AP3', ${period}, '2026-10-07', 'travel', 'Reise ' || n, 'nb', 'Vy', 'B' || n,
				100003 + 7 * n, 'NOK', person.id
			from generate_series(1, ${DRAFTS}) n, person where person.email = 'redaktor.ringsaker@demo.example'`;
	});
	return async () => {
		const body = new URLSearchParams({ text: 'Vi er i gang.', with_drafts: 'on', revision: '0' });
		const path = `/nb/arbeid/${PARTNER}/rapporter/${period}?/submit`;
		const answer = await post(path, body, cookies).catch(() => undefined);
		return answer?.status;
	};
}

/**
 * What stands after the kill. Of which nothing stands is submitted again, and must then stand whole.
 *
 * @param {number} round
 * @param {number | undefined} answered before the kill
 * @param {Submit} submit
 * @returns {Promise<'whole' | 'nothing' | 'half'>}
 */
export async function checkReport(round, answered, submit) {
	const before = await standing(round);
	if (before !== 'nothing') return before;
	if (answered === 303) return 'half';
	return (await submit()) === 303 && (await standing(round)) === 'whole' ? 'nothing' : 'half';
}

/** @param {number} round @returns {Promise<'whole' | 'nothing' | 'half'>} */
async function standing(round) {
	const [row] = await inDatabase(
		(sql) => sql`
			select count(*) filter (where state = 'draft' and eur_minor is null)::int as drafts,
				count(*) filter (where state = 'submitted' and eur_minor = round(amount_minor / rate_per_euro))::int as submitted,
				count(*)::int as all, sum(amount_minor)::text as national,
				(select count(*)::int from journal_entry where kind = 'expense.submitted'
					and about_id in (select id::text from expense where period_code = ${periodOf(round)})) as told,
				(select count(*)::int from report where period_code = ${periodOf(round)} and state = 'submitted') as reports
			from expense where period_code = ${periodOf(round)}`
	);
	const sum = String(DRAFTS * 100_003 + (7 * DRAFTS * (DRAFTS + 1)) / 2);
	if (row?.all !== DRAFTS || row.national !== sum) return 'half';
	if (row.submitted === DRAFTS && row.told === DRAFTS && row.reports === 1) return 'whole';
	return row.drafts === DRAFTS && row.told === 0 && row.reports === 0 ? 'nothing' : 'half';
}
