/** The part of the description that is about needs. */
import { contentLangs } from '#lib/lang.ts';
import { lineFields } from '#lib/needs/addendum.ts';
import { needTypes, publicStates } from '#lib/needs/need.ts';
import { countries } from '#lib/organisations/organisation.ts';
import {
	both,
	count,
	day,
	flag,
	inOwnLanguage,
	list,
	oneOf,
	orNull,
	text,
	uuid,
	whole,
	type Schema
} from './json-schema.ts';

const instant = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{3})?Z$' };
const partner = whole({ id: text, name: both });

const needProperties = {
	id: uuid,
	url: both,
	language: oneOf(contentLangs),
	title: inOwnLanguage,
	text: inOwnLanguage,
	target_group: inOwnLanguage,
	affected_count: orNull(count),
	technology: orNull(text),
	technology_group: { ...orNull(text), description: 'Instead of an area: all of its group' },
	type: oneOf(needTypes),
	state: { ...oneOf(publicStates), description: 'As it stands now: past its deadline it is closed' },
	country: oneOf(countries),
	owner: partner,
	deadline: { ...orNull(day), description: 'Last day, by the clock of both countries' },
	deadline_time: { ...orNull(text), description: 'Time of the last day; null means to its end' },
	closes_at: { ...orNull(instant), description: 'The very moment' },
	is_sealed: { ...flag, description: 'Answers can be read by nobody before the deadline' },
	published_at: instant,
	updated_at: instant,
	is_demo: flag
};

export const needSchemas: Readonly<Record<string, Schema>> = {
	Need: whole(needProperties),
	NeedInFull: whole({
		...needProperties,
		constraints: inOwnLanguage,
		sites: list(text),
		contact_email: orNull(text),
		procurement_url: orNull(text),
		end_reason: orNull(inOwnLanguage),
		addenda: list(whole({ field: oneOf(lineFields), before: orNull(text), after: text, reason: text, at: instant })),
		questions: {
			...list(
				whole({
					number: count,
					language: oneOf(contentLangs),
					question: text,
					answer: text,
					answer_language: oneOf(contentLangs),
					answered_at: instant
				})
			),
			description: 'In the order in which they were answered, each without who asked'
		},
		co_owners: list(partner),
		same_need: list(partner)
	})
};
