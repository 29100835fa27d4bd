import { resolve } from '$app/paths';
import { demand } from '#lib/accounts/demand.server.ts';
import { may } from '#lib/accounts/may.ts';
import { db } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { field } from '#lib/form.ts';
import { answerCoOwner, askCoOwner, endCoOwner, partnersOf } from '#lib/needs/need-partners.server.ts';
import { otherPartners } from '#lib/needs/need-work.server.ts';
import { datedName } from '#lib/organisations/organisation.ts';
import { organisationDirectory } from '#lib/organisations/organisations.server.ts';
import { today } from '#lib/clock.server.ts';
import { answered, openedForWriting, openedNeed, type NeedEvent } from '../opened.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const receipts = ['co_owner_asked', 'co_owner_accepted', 'co_owner_ended'] as const;

export const load: PageServerLoad = async (event) => {
	const { by, workspace, need, isAsked, mayWrite } = await openedNeed(event);
	const [partners, all] = await Promise.all([partnersOf(db(), need.id), organisationDirectory(db())]);
	const shown = [need.ownerId, ...partners.map(({ organisationId }) => organisationId)].flatMap(
		(id) => all.get(id) ?? []
	);
	return {
		workspace,
		need,
		isAsked,
		mayWrite,
		mayJoin: may(by, 'need.join', { organisationId: workspace.id }),
		coOwners: partners.filter(({ role }) => role === 'co_owner'),
		names: Object.fromEntries(shown.map((one) => [one.id, datedName(one, all, today())])),
		choices: mayWrite ? await otherPartners(db(), [...need.actingIds, ...need.askedIds]) : [],
		receipt: receipts.find((what) => what === event.url.searchParams.get('utfort')) ?? null
	};
};

const listOf = ({ locals, params }: NeedEvent) =>
	resolve('/[lang=lang]/arbeid/[organisation]/behov', { lang: locals.lang, organisation: params.organisation });

async function answeredBy(event: RequestEvent, accepts: boolean) {
	const { by, workspace } = await openedNeed(event);
	demand(by, 'need.join', { organisationId: workspace.id }, 'need.read_draft');
	const done = await answerCoOwner(db(), by, event.params.id, { organisationId: workspace.id, accepts });
	const to = accepts ? `${event.url.pathname}?utfort=co_owner_accepted` : `${listOf(event)}?utfort=co_owner_declined`;
	return answered(done, to);
}

export const actions = {
	ask: async (event) => {
		const { by } = await openedForWriting(event);
		const form = await event.request.formData();
		const sender = { origin: env().origin, today: today() };
		const asked = await askCoOwner(db(), by, event.params.id, field(form, 'partner'), sender);
		return answered(asked, `${event.url.pathname}?utfort=co_owner_asked`, form);
	},
	end: async (event) => {
		const { by, workspace } = await openedForWriting(event);
		const partner = field(await event.request.formData(), 'partner');
		const ended = await endCoOwner(db(), by, event.params.id, partner);
		const to = workspace.covers.includes(partner) ? listOf(event) : event.url.pathname;
		return answered(ended, `${to}?utfort=co_owner_ended`);
	},
	accept: async (event) => answeredBy(event, true),
	decline: async (event) => answeredBy(event, false)
} satisfies Actions;
