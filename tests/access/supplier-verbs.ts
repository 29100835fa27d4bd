/** What can be done with a firm, by advisers and for them, and with a sheet of a solution, each as the site does it. */
import { eq } from 'drizzle-orm';
import { found } from '#lib/accounts/demand.server.ts';
import { inviteMember } from '#lib/accounts/invite-member.server.ts';
import type { Db } from '#lib/db.server.ts';
import { no, yes } from '#lib/decision.ts';
import { workedNeed } from '#lib/needs/need-work.server.ts';
import { decideSolution, submitSolution, takeBackSolution } from '#lib/solutions/publish-solution.server.ts';
import { solutionReview } from '#lib/solutions/solution-review.server.ts';
import { solutionIn } from '#lib/solutions/solution-workspace.server.ts';
import { discardSolution, registerSolution, saveSolution } from '#lib/solutions/write-solution.server.ts';
import type { About } from '#lib/suppliers/adviser-access.ts';
import { ownProfile, writeProfile } from '#lib/suppliers/profiles.server.ts';
import { adviserAccess } from '#lib/suppliers/schema.server.ts';
import { endShowing, showingsOf, showToAdviser } from '#lib/suppliers/show-to-adviser.server.ts';
import { shownThing, shownTo } from '#lib/suppliers/shown-to-adviser.server.ts';
import { decideRegistration, registrationById } from '#lib/suppliers/verify-supplier.server.ts';
import { formOf } from '../typed.ts';
import { firm, type Person } from './needs-people.ts';
import { sender } from './needs-world.ts';
import { aSheet, lastDay } from './supplier-world.ts';
import type { Things } from './things.ts';
import { karlstad, read, type Does, type Done } from './verb.ts';

const aNeed = ({ id }: { id: string }): About => ({ kind: 'need', id });
const aPilot = (id: string): About => ({ kind: 'pilot', id });

function profiled(db: Db, { by }: Person, organisationId: string, { revisions }: Things): Promise<Done> {
	const typed = { presentation: 'Vi lager alarmer.', areas: 'social_alarm', email: '', website: '' };
	return writeProfile(db, by, organisationId, formOf({ ...typed, revision: revisions.get(organisationId) ?? '' }));
}

function invited(db: Db, { by }: Person, organisationId: string, role: string): Promise<Done> {
	return inviteMember(db, by, { organisationId, ...sender }, { email: 'ny@x.example', name: 'Ny', role });
}

/** As its page reads it. */
async function readShown(db: Db, { by }: Person, adviser: string, id: string, today = sender.today): Promise<Done> {
	const { kind, aboutId } = await shownThing(db, by, adviser, id, today);
	if (kind === 'need') found(await workedNeed(db, aboutId));
	return yes(null);
}

function decided(db: Db, { by }: Person, id: string, verdict: 'verify' | 'refuse', reason = ''): Promise<Done> {
	return decideRegistration(db, by, id, { verdict, reason }, sender);
}

export const firms = {
	'open the own profile': (db, { by, home }) => read(ownProfile(db, by, home)),
	'open the profile of the firm': (db, { by }) => read(ownProfile(db, by, firm)),
	'write the own profile': (db, who, things) => profiled(db, who, who.home, things),
	'write the profile of the firm': (db, who, things) => profiled(db, who, firm, things),
	'invite a colleague': (db, who, { revisions }) =>
		invited(db, who, who.home, revisions.has(who.home) ? 'supplier' : 'editor'),
	'invite somebody into Karlstad': (db, who) => invited(db, who, karlstad, 'editor'),
	'invite somebody into the firm': (db, who) => invited(db, who, firm, 'supplier'),
	'invite an administrator into the firm': (db, who) => invited(db, who, firm, 'administrator'),
	'invite somebody into the firm that waits': (db, who, { unverifiedFirm }) =>
		invited(db, who, unverifiedFirm, 'supplier'),
	'look through the firm that registered': (db, { by }, { registration }) =>
		read(registrationById(db, by, registration)),
	'refuse a firm': (db, who, { registration }) => decided(db, who, registration, 'refuse', 'Finns inte.'),
	'refuse a firm and not say why': (db, who, { registration }) => decided(db, who, registration, 'refuse'),
	'verify the firm that one of the secretariat registered': (db, who, { registeredBySecretariat }) =>
		decided(db, who, registeredBySecretariat, 'verify')
} satisfies Record<string, Does>;

export const advisers = {
	'see who is shown a draft': (db, { by }, { draft }) => read(showingsOf(db, by, aNeed(draft), sender.today)),
	'show a draft to an adviser': (db, { by }, { draft, adviser }) =>
		showToAdviser(db, by, aNeed(draft), { adviser, endsOn: lastDay }, sender),
	'show a draft to a firm': (db, { by }, { draft }) =>
		showToAdviser(db, by, aNeed(draft), { adviser: firm, endsOn: lastDay }, sender),
	'show a pilot to an adviser': (db, { by }, { ownPilot, adviser }) =>
		showToAdviser(db, by, aPilot(ownPilot), { adviser, endsOn: lastDay }, sender),
	// the answer is silence: what counts is whether it is gone
	'end what an adviser is shown': async (db, { by }, { draft, shown }) => {
		await endShowing(db, by, aNeed(draft), shown);
		const left = await db.select({ id: adviserAccess.id }).from(adviserAccess).where(eq(adviserAccess.id, shown));
		return left.length === 0 ? yes(null) : no({ field: '', key: 'still there' });
	},
	'end it by way of another need': async (db, { by }, { open, shown }) => {
		await endShowing(db, by, aNeed(open), shown);
		const left = await db.select({ id: adviserAccess.id }).from(adviserAccess).where(eq(adviserAccess.id, shown));
		return left.length === 0 ? yes(null) : no({ field: '', key: 'still there' });
	},
	'list what the adviser is shown': (db, { by }, { adviser }) => read(shownTo(db, by, adviser, sender.today)),
	'find it among what the own firm is shown': async (db, { by, home }, { shown }) =>
		yes(found((await shownTo(db, by, home, sender.today)).find(({ id }) => id === shown))),
	'read what the adviser is shown': (db, who, { adviser, shown }) => readShown(db, who, adviser, shown),
	'read it in the own workspace': (db, who, { shown }) => readShown(db, who, who.home, shown),
	'read it on the last day': (db, who, { adviser, shown }) => readShown(db, who, adviser, shown, lastDay),
	'read it after the last day': (db, who, { adviser, shown }) => readShown(db, who, adviser, shown, '2026-12-02'),
	'read it after it was ended': (db, who, { adviser, ended }) => readShown(db, who, adviser, ended),
	'read what another adviser is shown': (db, who, { otherAdviser, shownToOther }) =>
		readShown(db, who, otherAdviser, shownToOther),
	'read what another adviser is shown in the own workspace': (db, who, { shownToOther }) =>
		readShown(db, who, who.home, shownToOther),
	'list what another adviser is shown': (db, { by }, { otherAdviser }) =>
		read(shownTo(db, by, otherAdviser, sender.today))
} satisfies Record<string, Does>;

export const sheets = {
	'begin a sheet': (db, { by, home }) => registerSolution(db, by, home, aSheet),
	'begin a sheet for the firm': (db, { by }) => registerSolution(db, by, firm, aSheet),
	'open a draft of a sheet of the firm': (db, { by, home }, { sheet }) => read(solutionIn(db, by, home, sheet.draft)),
	'write in a sheet of the firm': (db, { by }, { sheet }) => saveSolution(db, by, sheet.draft, 1, aSheet),
	'send a sheet of the firm in': (db, { by }, { sheet }) => submitSolution(db, by, sheet.draft),
	'take a sheet of the firm back': (db, { by }, { sheet }) => takeBackSolution(db, by, sheet.sent),
	'throw a sheet of the firm away': (db, { by }, { sheet }) => discardSolution(db, by, sheet.draft),
	'look through a sheet that was sent in': (db, { by }, { sheet }) => read(solutionReview(db, by, sheet.sent)),
	'publish a sheet': (db, { by }, { sheet }) =>
		decideSolution(db, by, sheet.sent, { verdict: 'publish', remark: '', revision: 1 }, sender),
	'return a sheet': (db, { by }, { sheet }) =>
		decideSolution(db, by, sheet.sent, { verdict: 'return', remark: 'Hvem?', revision: 1 }, sender),
	'write in a sheet of the firm that waits': (db, { by }, { sheet }) =>
		saveSolution(db, by, sheet.ofUnverified, 1, aSheet),
	'send a sheet of the firm that waits in': (db, { by }, { sheet }) => submitSolution(db, by, sheet.ofUnverified),
	'send a sheet of the adviser in': (db, { by }, { sheet }) => submitSolution(db, by, sheet.ofAdviser)
} satisfies Record<string, Does>;
