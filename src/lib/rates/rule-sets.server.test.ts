import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { runningProject } from '#lib/projects/projects.server.ts';
import { loadReference } from '#lib/setup/reference.server.ts';
import { actorOf } from '../../../tests/actor.ts';
import { testDb } from '../../../tests/db.ts';
import { accepted, keysOf, statusOf } from '../../../tests/decided.ts';
import { chooseOffice } from './choose-office.server.ts';
import { decideRuleSet, proposeRuleSet } from './propose-rule-set.server.ts';
import type { RuleSetAsked } from './rule-set-form.ts';
import { ruleSets, rulesPage } from './rule-sets.server.ts';

const { db } = await testDb({ demo: true });
const today = '2026-11-22';
const first = await actorOf(db, 'sekretariat1');
const second = await actorOf(db, 'sekretariat2');
const finance = await actorOf(db, 'okonomi.karlstad');
const auditor = await actorOf(db, 'revisor');
const project = await runningProject(db, today);
const projectId = project?.id ?? '';

const copied = (await ruleSets(db)).find(({ id }) => id === 'interreg-2021-2027');
if (!copied) throw new Error('The rule set is gone');
const asked = (id: string, follow: RuleSetAsked['follow'] = []): RuleSetAsked => ({
	ruleSet: { ...copied, id, validFrom: '2028-01-01', validTo: null },
	copyOf: copied.id,
	follow,
	reason: 'Nytt program'
});
const verdict = (id: string, approve = true, reason = '') => ({ id, approve, reason });
const ids = async () => (await ruleSets(db)).map(({ id }) => id);

describe('new rules', () => {
	test('come into force when another person of the secretariat approves', async () => {
		const id = accepted(await proposeRuleSet(db, first, asked('interreg-2028'), 'sv'));
		expect(await ids()).not.toContain('interreg-2028');
		expect(keysOf(await decideRuleSet(db, first, projectId, verdict(id)))).toEqual(['rate.own_hands']);
		expect(await statusOf(decideRuleSet(db, finance, projectId, verdict(id)))).toBe(404);
		expect(await statusOf(decideRuleSet(db, auditor, projectId, verdict(id)))).toBe(403);
		expect((await rulesPage(db, second, projectId)).waiting).toMatchObject([{ isOwn: false, copyOf: copied.id }]);
		accepted(await decideRuleSet(db, second, projectId, verdict(id)));
		expect((await ruleSets(db))[0]).toEqual(asked('interreg-2028').ruleSet);
	});

	test('are asked for by the secretariat only', async () => {
		expect(await statusOf(proposeRuleSet(db, finance, asked('mine'), 'sv'))).toBe(404);
		expect(await statusOf(proposeRuleSet(db, auditor, asked('mine'), 'sv'))).toBe(403);
	});

	test('are refused with a reason, and never stand', async () => {
		const id = accepted(await proposeRuleSet(db, first, asked('refused'), 'nb'));
		expect(keysOf(await decideRuleSet(db, second, projectId, verdict(id, false)))).toEqual(['rate.reason_missing']);
		accepted(await decideRuleSet(db, second, projectId, verdict(id, false, 'Feil sats')));
		expect(await ids()).not.toContain('refused');
	});

	test('of one name stand once', async () => {
		const proposals = [
			accepted(await proposeRuleSet(db, first, asked('twice'), 'nb')),
			accepted(await proposeRuleSet(db, first, asked('twice'), 'nb'))
		];
		const answers = await Promise.all(proposals.map((id) => decideRuleSet(db, second, projectId, verdict(id))));
		expect(answers.flatMap(keysOf)).toEqual(['rule_set.id_taken']);
	});

	test('are not followed by a side on which something was submitted', async () => {
		expect(keysOf(await proposeRuleSet(db, first, asked('late', ['SE', 'NO']), 'nb'))).toEqual([
			'rule_set.side_in_use',
			'rule_set.side_in_use'
		]);
	});

	test('that nobody may follow any more when they are decided leave nothing behind', async () => {
		const content = JSON.stringify(asked('overtaken', ['SE']));
		const [waiting] = await db.execute<{ id: string }>(sql`
			insert into rule_proposal (kind, content, reason, language, proposed_by)
			values ('rule_set', ${content}::jsonb, 'Nytt program', 'nb', ${first.personId}) returning id`);
		const decided = await decideRuleSet(db, second, projectId, verdict(waiting?.id ?? ''));
		expect(keysOf(decided)).toEqual(['rule_set.side_in_use']);
		expect(await ids()).not.toContain('overtaken');
	});
});

describe('rules in use', () => {
	test('are never changed, whoever tries', async () => {
		const refused = (statement: ReturnType<typeof sql>) => expect(db.execute(statement)).rejects.toThrow();
		await refused(sql`update rule_set set flat_rates = '{"office_on_staff": "20"}' where id = 'demo-2025'`);
		await refused(sql`update project_side set rule_set_id = 'interreg-2021-2027' where project_id = ${projectId}`);
		await refused(
			sql`update project_partner set office = 'real' where project_id = ${projectId} and organisation_id = 'karlstad'`
		);
		await db.execute(sql`update rule_set set limits = limits where id = 'demo-2025'`);
	});

	test('stay when the reference data of a later version says otherwise; others follow it', async () => {
		await db.execute(sql`alter table rule_set disable trigger user`);
		await db.execute(sql`update rule_set set source = 'as it was' where id in ('demo-2025', 'interreg-2014-2020')`);
		await db.execute(sql`alter table rule_set enable trigger user`);
		await loadReference(db);
		const sources = new Map((await ruleSets(db)).map(({ id, source }) => [id, source]));
		expect(sources.get('demo-2025')).toBe('as it was');
		expect(sources.get('interreg-2014-2020')).not.toBe('as it was');
	});
});

describe('real office costs', () => {
	const choose = (office: string, organisationId = 'ringsaker', by = first) =>
		chooseOffice(db, by, { projectId, organisationId, office });

	test('are chosen where the rules allow them, before anything is submitted', async () => {
		expect(keysOf(await choose('real'))).toEqual(['rule_set.real_office_not_allowed']);
		await db.execute(sql`alter table project_side disable trigger user`);
		await db.execute(sql`update project_side set rule_set_id = 'interreg-2014-2020' where project_id = ${projectId}`);
		await db.execute(sql`alter table project_side enable trigger user`);
		expect(keysOf(await choose('real'))).toEqual(['rule_set.office_in_use']);
		expect(keysOf(await choose('both'))).toEqual(['rule_set.office_missing']);
		expect(await statusOf(choose('real', 'ringsaker', finance))).toBe(404);
		expect(await statusOf(choose('real', 'ringsaker', auditor))).toBe(403);
		expect(await statusOf(choose('real', 'nobody'))).toBe(404);
	});

	test('are typed by that partner and computed for the others', async () => {
		const [fresh] = await db.execute<{ id: string }>(sql`
			insert into project_partner (project_id, organisation_id, side)
			select ${projectId}, o.id, 'NO' from organisation o
			where o.kind = 'municipality' and o.country = 'NO' and not exists (
				select from project_partner m where m.organisation_id = o.id and m.project_id = ${projectId})
			order by o.id limit 1 returning organisation_id as id`);
		accepted(await choose('real', fresh?.id));
		const sides = (await runningProject(db, today))?.sides ?? [];
		expect(sides.find(({ side }) => side === 'NO')?.realOffice).toEqual([fresh?.id]);
		expect((await rulesPage(db, first, projectId)).offices).toContainEqual(
			expect.objectContaining({ organisationId: fresh?.id, office: 'real', inUse: false })
		);
		accepted(await choose('flat', fresh?.id));
	});
});
