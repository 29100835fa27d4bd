/** Rules of 2014–2020: a Norwegian partner may show its real office costs, the others get the flat rate. */
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { runningProject } from '#lib/projects/projects.server.ts';
import { testDb } from '../../../tests/db.ts';
import { enterInLedger } from './enter-in-ledger.server.ts';
import { expenseLines } from './expense-lines.server.ts';
import { projectFigures } from './figures.server.ts';

const { db } = await testDb({ demo: true });
const today = '2026-11-22';
const projectId = (await runningProject(db, today))?.id ?? '';

/** Nobody has submitted anything yet, and both sides follow the rules of 2014–2020. */
async function begin(): Promise<void> {
	await db.transaction(async (tx) => {
		await tx.execute(sql`set local session_replication_role = replica`);
		for (const table of [
			'ledger_masked',
			'ledger_entry',
			'staff_line',
			'expense_document',
			'expense_remark',
			'expense'
		])
			await tx.execute(sql`delete from ${sql.identifier(table)}`);
	});
	await db.execute(sql`update project_side set rule_set_id = 'interreg-2014-2020' where project_id = ${projectId}`);
	await db.execute(sql`update project_partner set office = 'real' where organisation_id in ('ringsaker', 'karlstad')`);
}

async function approved(partner: string, category: string, eur: bigint): Promise<string> {
	const [row] = await db.execute<{ id: string }>(sql`
		insert into expense (project_id, organisation_id, work_package, period_code, paid_on, category, text, language,
			amount_minor, currency, state, rate_per_euro, rate_source, rate_on, rule_set_id, eur_minor, approved_minor, entered_by,
			submitted_by, submitted_at, decided_at)
		select ${projectId}, ${partner}, 'AP1', 'P3', ${today}, ${category}, 'x', 'nb', ${eur}::bigint * 8,
			case m.side when 'SE' then 'SEK' else 'NOK' end, 'approved', 8, 'x', ${today}, 'interreg-2014-2020', ${eur}::bigint,
			${eur}::bigint, p.id, p.id, now(), now()
		from (select id from person order by email limit 1) p, project_partner m
		where m.project_id = ${projectId} and m.organisation_id = ${partner} returning id`);
	return row?.id ?? '';
}

test('a partner with real office costs types them, and nothing is computed for it', async () => {
	await begin();
	const categories = async (partner: string) => (await expenseLines(db, partner, today))?.categories ?? [];
	expect(await categories('ringsaker')).toContain('office');
	// the Swedish rules do not allow it, whatever stands with the partner
	expect(await categories('karlstad')).not.toContain('office');
	expect(await categories('lillestrom')).not.toContain('office');

	const ids = [
		await approved('ringsaker', 'staff', 100_000n),
		await approved('ringsaker', 'office', 7_000n),
		await approved('lillestrom', 'staff', 100_000n),
		await approved('karlstad', 'staff', 10_007n)
	];
	const project = await runningProject(db, today);
	if (!project) throw new Error('No project runs');
	const { byOrganisation, byCategory, total } = await projectFigures(db, project, today);
	const spent = (partner: string) => byOrganisation.get(partner)?.spent;
	expect([spent('ringsaker'), spent('lillestrom'), spent('karlstad')]).toEqual([107_000n, 115_000n, 11_508n]);
	expect(byCategory.get('office')?.spent).toBe(7_000n + 15_000n + 1_501n);

	await db.transaction((tx) => enterInLedger(tx, projectId, ids));
	const rows = await db.execute<{ said: string }>(sql`
		select organisation_id || ' ' || kind || ' ' || category || ' ' || eur_minor as said from ledger_entry order by 1`);
	expect([...rows].map(({ said }) => said)).toEqual([
		'karlstad expense staff 10007',
		'karlstad office office 1501',
		'lillestrom expense staff 100000',
		'lillestrom office office 15000',
		'ringsaker expense office 7000',
		'ringsaker expense staff 100000'
	]);
	const [sum] = await db.execute<{ total: string }>(sql`select sum(eur_minor)::text as total from ledger_entry`);
	expect(BigInt(sum?.total ?? 0)).toBe(total.spent);
});
