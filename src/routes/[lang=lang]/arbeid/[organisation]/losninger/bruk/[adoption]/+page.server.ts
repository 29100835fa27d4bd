import { resolve } from '$app/paths';
import { may } from '#lib/accounts/may.ts';
import { db } from '#lib/db.server.ts';
import { historyOf } from '#lib/journal/journal.server.ts';
import { readEnding, readUse } from '#lib/solutions/adoption-form.ts';
import {
	changeAdoption,
	confirmAdoption,
	endAdoption,
	refuseAdoption,
	takeBackDeclaration
} from '#lib/solutions/answer-adoption.server.ts';
import { readRemark } from '#lib/solutions/solution-form.ts';
import { answered } from '../../answered.server.ts';
import { acting, openedAdoption, type AdoptionEvent } from './opened.server.ts';

const receipts = ['declared', 'confirmed', 'changed', 'ended'] as const;

export const load = async ({ locals, params, url }) => {
	const { by, workspace, adoption } = await openedAdoption({ locals, params, url });
	return {
		workspace,
		adoption,
		history: await historyOf(db(), 'adoption', adoption.id),
		mayConfirm: may(by, 'adoption.confirm', { organisationId: adoption.organisation.id }),
		mayTakeBack: may(by, 'adoption.declare', { organisationId: adoption.declarer.id }),
		receipt: receipts.find((what) => what === url.searchParams.get('utfort')) ?? null
	};
};

const list = ({ locals, params }: AdoptionEvent) =>
	resolve('/[lang=lang]/arbeid/[organisation]/losninger', { lang: locals.lang, organisation: params.organisation });

export const actions = {
	confirm: async (event) => {
		const { by, form, sender, shown, reading } = await acting(event, 'user');
		const use = readUse(form, reading);
		const done = use.ok ? await confirmAdoption(db(), by, shown, use.value, sender) : use;
		return answered(done, `${event.url.pathname}?utfort=confirmed`, form);
	},
	refuse: async (event) => {
		const { by, form, sender, shown } = await acting(event, 'user');
		const reason = readRemark(form);
		const done = reason.ok ? await refuseAdoption(db(), by, shown, reason.value, sender) : reason;
		return answered(done, `${list(event)}?utfort=refused`, form);
	},
	change: async (event) => {
		const { by, form, shown, reading } = await acting(event, 'user');
		const use = readUse(form, reading);
		const done = use.ok ? await changeAdoption(db(), by, shown, use.value) : use;
		return answered(done, `${event.url.pathname}?utfort=changed`, form);
	},
	end: async (event) => {
		const { by, form, adoption, shown, reading } = await acting(event, 'user');
		const ending = readEnding(form, adoption.sinceOn, reading);
		const done = ending.ok ? await endAdoption(db(), by, shown, ending.value) : ending;
		return answered(done, `${event.url.pathname}?utfort=ended`, form);
	},
	take_back: async (event) => {
		const { by, shown } = await acting(event, 'declarer');
		const done = await takeBackDeclaration(db(), by, shown);
		return answered(done, `${list(event)}?utfort=taken_back`);
	}
};
