import type { Actor } from '#lib/accounts/actor.ts';
import { found } from '#lib/accounts/demand.server.ts';
import type { Db } from '#lib/db.server.ts';
import { issuesOf, no, yes, type Decision } from '#lib/decision.ts';
import { actingToday } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { projectFor } from '#lib/pilots/insert-pilot.server.ts';
import { readRegistration, readWholePilot, type Choices } from '#lib/pilots/pilot-form.ts';
import { demandRegister, registerPilot } from '#lib/pilots/register-pilot.server.ts';
import { choicesOf, sectionOptions } from '#lib/pilots/section-choices.server.ts';
import { asPilotSent, readPilotBody } from './pilot-body.ts';

type Sent = { id: string; state: 'draft'; url: { nb: string; sv: string } };
type Place = { today: string; origin: string };

/**
 * Makes a draft for the organisation of the key; a person completes it and hands it in.
 *
 * @throws 404, 403
 */
export async function sendPilot(
	db: Db,
	by: Actor,
	body: Readonly<Record<string, unknown>>,
	{ today, origin }: Place
): Promise<Decision<Sent>> {
	const { organisationId } = found(by.memberships[0]);
	demandRegister(by, organisationId);
	const form = readPilotBody(body);
	if (!form.ok) return form;
	const choices = await choicesFor(db, by, organisationId, today);
	if (!choices) return no({ field: '', key: 'pilot.no_project' });

	const registration = readRegistration(form.value);
	form.value.delete('title');
	const content = readWholePilot(form.value, choices, by.language);
	if (!registration.ok || !content.ok) return asPilotSent(no(...issuesOf(registration), ...issuesOf(content)));
	const made = await registerPilot(db, by, organisationId, { ...registration.value, content: content.value }, today);
	if (!made.ok) return made;
	const address = (lang: string) => `${origin}/${lang}/arbeid/${organisationId}/piloter/${made.value}`;
	return yes({ id: made.value, state: 'draft', url: { nb: address('nb'), sv: address('sv') } });
}

const nobody = { partners: [], coOwners: [], researchers: [], funders: [] };

/** What the lists of the form offer; undefined while no project runs. */
async function choicesFor(db: Db, by: Actor, ownerId: string, today: string): Promise<Choices | undefined> {
	const [projectId, directory] = await Promise.all([projectFor(db, ownerId, today), organisationDirectory(db)]);
	const owner = found(directory.get(ownerId));
	// a key may have outlived its organisation
	if (actingToday(owner, directory, today).id !== ownerId) found(undefined);
	if (projectId === undefined) return undefined;
	const of = { ownerId, projectId };
	const options = await sectionOptions(db, null, { of, content: nobody, directory, lang: by.language, today });
	return choicesOf(options, owner);
}
