import { and, desc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { journalEntry } from '#lib/journal/schema.server.ts';
import { outgoingMail } from '#lib/mail/schema.server.ts';
import { testDb } from '../../../tests/db.ts';
import { makeMember } from '../../../tests/members.ts';
import { acceptLink } from './accept-link.server.ts';
import { invitedTo } from './invitations.server.ts';
import { inviteMember, nameSubstitute } from './invite-member.server.ts';
import { membersOf } from './members.server.ts';
import { renewInvitation } from './renew-invitation.server.ts';
import { membership, person } from './schema.server.ts';

const { db, url } = await testDb();
process.env['DATABASE_URL'] = url;
const origin = 'https://sol.example';
const today = '2026-11-21';
const where = { organisationId: 'karlstad', origin, today };
const newcomer = { email: 'Ny.Person@karlstad.example', name: 'Ny Person', role: 'editor' };
let anne: Awaited<ReturnType<typeof makeMember>>;

beforeEach(async () => {
	await db.delete(membership);
	await db.delete(person);
	await db.delete(outgoingMail);
	anne = await makeMember(db, 'Anne', 'administrator', 'karlstad');
});

const newestMail = async () => (await db.select().from(outgoingMail).orderBy(desc(outgoingMail.createdAt)).limit(1))[0];
const members = async () => (await membersOf(db, anne, 'karlstad', today)).members;

describe('inviting a colleague', () => {
	test('makes a member who is waited for and mails them a link in the language of the organisation', async () => {
		const answer = await inviteMember(db, anne, where, newcomer);
		const link = answer.ok ? answer.value.link : null;
		expect(link).toMatch(/^https:\/\/sol\.example\/sv\/konto\/lenke\/[\w-]{43}$/);
		expect(await newestMail()).toMatchObject({
			kind: 'invitation',
			toAddress: 'ny.person@karlstad.example',
			language: 'sv',
			subject: 'Anne bjuder in dig till Karlstads kommun i SOL'
		});
		expect((await newestMail())?.body).toContain(`\n${link ?? ''}\n`);
		expect(await members()).toMatchObject([
			{ name: 'Anne' },
			{ name: 'Ny Person', role: 'editor', standing: 'invited' }
		]);
	});

	test('tells them who invites them to what', async () => {
		await inviteMember(db, anne, where, newcomer);
		const [invited] = await db.select().from(person).where(eq(person.email, 'ny.person@karlstad.example'));
		expect(await invitedTo(db, invited?.id ?? '', today)).toEqual([
			{ nameNb: 'Karlstad kommune', nameSv: 'Karlstads kommun', role: 'editor', invitedBy: 'Anne' }
		]);
	});

	test('mails only a notice to somebody who has a password, for a second organisation', async () => {
		const ola = await makeMember(db, 'Ola', 'editor', 'ringsaker');
		expect(await inviteMember(db, anne, where, { ...newcomer, email: ola.email })).toEqual({
			ok: true,
			value: { link: null }
		});
		expect(await newestMail()).toMatchObject({ kind: 'member_added', toAddress: ola.email, language: 'nb' });
		expect((await newestMail())?.body).not.toContain('/konto/lenke/');
		expect(await members()).toMatchObject([{ name: 'Anne' }, { name: 'Ola', standing: 'active' }]);
	});

	test('names every fault at once and changes nothing', async () => {
		expect(await inviteMember(db, anne, where, { email: 'x', name: ' ', role: 'king' })).toMatchObject({
			issues: [{ field: 'email' }, { field: 'name' }, { field: 'role' }]
		});
		expect(await members()).toHaveLength(1);
		expect(await newestMail()).toBeUndefined();
	});

	test('refuses a personal number as a name', async () => {
		expect(await inviteMember(db, anne, where, { ...newcomer, name: 'Kari 01010750160' })).toMatchObject({
			issues: [{ field: 'name', key: 'text.personal_number' }]
		});
	});

	test('refuses somebody who is a member already', async () => {
		expect(await inviteMember(db, anne, where, { ...newcomer, email: anne.email })).toMatchObject({
			issues: [{ field: 'email', key: 'member.already_member' }]
		});
	});

	test('lets somebody come back who had left', async () => {
		const eva = await makeMember(db, 'Eva', 'editor', 'karlstad');
		await db.update(membership).set({ endsOn: '2026-06-30' }).where(eq(membership.id, eva.membershipId));
		expect(await inviteMember(db, anne, where, { ...newcomer, email: eva.email, role: 'reader' })).toMatchObject({
			ok: true
		});
		expect(await members()).toMatchObject([
			{},
			{ name: 'Eva', role: 'reader', startsOn: today, endsOn: null, standing: 'active' }
		]);
	});

	test('is not possible into an organisation that has ended', async () => {
		const sara = await makeMember(db, 'Sara', 'secretariat', 'secretariat');
		expect(await inviteMember(db, sara, { ...where, organisationId: 'fet' }, newcomer)).toMatchObject({
			issues: [{ key: 'member.organisation_gone' }]
		});
	});

	test('makes no auditor, who always has a last day, nor a substitute for one', async () => {
		const sara = await makeMember(db, 'Sara', 'secretariat', 'secretariat');
		const rita = await makeMember(db, 'Rita', 'auditor', 'secretariat');
		const office = { ...where, organisationId: 'secretariat' };
		expect(await inviteMember(db, sara, office, { ...newcomer, role: 'auditor' })).toEqual({
			ok: false,
			issues: [{ field: 'role', key: 'member.auditor_elsewhere' }]
		});
		const summer = { ...newcomer, startsOn: '2026-12-01', endsOn: '2027-01-31' };
		expect(await nameSubstitute(db, sara, office, rita.membershipId, summer)).toEqual({
			ok: false,
			issues: [{ field: '', key: 'member.auditor_elsewhere' }]
		});
		expect(await db.select().from(membership)).toHaveLength(3);
	});

	test('is not for an editor, and not for another organisation', async () => {
		const eva = await makeMember(db, 'Eva', 'editor', 'karlstad');
		await expect(inviteMember(db, eva, where, newcomer)).rejects.toMatchObject({ status: 403 });
		const ola = await makeMember(db, 'Ola', 'administrator', 'ringsaker');
		await expect(inviteMember(db, ola, where, newcomer)).rejects.toMatchObject({ status: 404 });
		await expect(membersOf(db, ola, 'karlstad', today)).rejects.toMatchObject({ status: 404 });
	});

	test('can be sent again, and then the first link no longer works', async () => {
		const first = await inviteMember(db, anne, where, newcomer);
		const invited = (await members()).find(({ standing }) => standing === 'invited');
		const which = { organisationId: 'karlstad', membershipId: invited?.id ?? '', origin };
		expect(await renewInvitation(db, anne, which)).toMatchObject({ ok: true });
		const token = (first.ok ? first.value.link : '')?.split('/').at(-1) ?? '';
		expect(await acceptLink(db, token, { name: 'Ny', password: 'blåbær på en tirsdag' })).toMatchObject({
			issues: [{ key: 'account.link_no_longer_good' }]
		});
		const own = (await members()).find(({ name }) => name === 'Anne');
		expect(await renewInvitation(db, anne, { ...which, membershipId: own?.id ?? '' })).toMatchObject({
			issues: [{ key: 'member.has_accepted' }]
		});
	});
});

describe('naming a substitute', () => {
	const summer = { email: 'vikar@karlstad.example', name: 'Vera Vikar', startsOn: '2026-12-01', endsOn: '2027-01-31' };

	test('gives the same role between two days', async () => {
		expect(await nameSubstitute(db, anne, where, anne.membershipId, summer)).toMatchObject({ ok: true });
		expect(await members()).toMatchObject([
			{ name: 'Anne' },
			{ name: 'Vera Vikar', role: 'administrator', startsOn: '2026-12-01', endsOn: '2027-01-31', substituteFor: 'Anne' }
		]);
	});

	test('may be a colleague, who keeps the role of their own', async () => {
		const eva = await makeMember(db, 'Eva', 'editor', 'karlstad');
		expect(await nameSubstitute(db, anne, where, anne.membershipId, { ...summer, email: eva.email })).toMatchObject({
			ok: true
		});
		const roles = await db
			.select({ role: membership.role })
			.from(membership)
			.where(and(eq(membership.personId, eva.personId), eq(membership.organisationId, 'karlstad')));
		expect(roles.map(({ role }) => role).sort()).toEqual(['administrator', 'editor']);
	});

	test.each([
		['without a last day', { endsOn: '' }, ['endsOn']],
		['with days the wrong way round', { startsOn: '2027-02-01' }, ['endsOn']],
		['that has ended', { startsOn: '2026-01-01', endsOn: '2026-02-01' }, ['endsOn']],
		[
			'with nothing readable',
			{ email: 'x', name: '', startsOn: 'nå', endsOn: '31.2.2027' },
			['email', 'name', 'startsOn', 'endsOn']
		]
	])('%s is refused', async (_, change, fields) => {
		const answer = await nameSubstitute(db, anne, where, anne.membershipId, { ...summer, ...change });
		expect(answer.ok ? [] : answer.issues.map(({ field }) => field)).toEqual(fields);
	});

	test('who is the same person is refused', async () => {
		const self = { ...summer, email: anne.email };
		expect(await nameSubstitute(db, anne, where, anne.membershipId, self)).toMatchObject({ ok: false });
	});

	test('for somebody who does not exist answers like for a foreign one', async () => {
		await expect(nameSubstitute(db, anne, where, 'no-uuid', summer)).rejects.toMatchObject({ status: 404 });
	});
});

test('what happens to members is in the log', async () => {
	await inviteMember(db, anne, where, newcomer);
	const log = await db.select().from(journalEntry).orderBy(desc(journalEntry.id)).limit(1);
	expect(log).toMatchObject([
		{ kind: 'member.invited', personId: anne.personId, organisationId: 'karlstad', after: { role: 'editor' } }
	]);
});
