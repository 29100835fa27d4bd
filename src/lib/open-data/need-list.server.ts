import type { NeedItem } from '#lib/api/public-need-rows.server.ts';
import { column, dayCell, dayOfInstant, listOf, nameFor, numberCell, word, written, yesNo } from './column.ts';

export const needList = listOf<NeedItem>('need', [
	column('title', ({ title, language }) => written(title, language)),
	column('text', ({ text, language }) => written(text, language)),
	column('target_group', (need) => written(need.target_group, need.language)),
	column('affected', (need) => numberCell(need.affected_count)),
	column('language', ({ language }) => language),
	column('type', ({ type }, reader) => word('need.type_', type, reader)),
	column('state', ({ state }, reader) => word('need.state_', state, reader)),
	column('technology', (need, reader) => {
		const key = need.technology ?? need.technology_group;
		return key === null ? '' : reader.technologyName(key);
	}),
	column('country', ({ country }) => country),
	column('owner_id', ({ owner }) => owner.id),
	column('owner', ({ owner }, reader) => nameFor(owner.name, reader)),
	column('deadline', ({ deadline }) => dayCell(deadline)),
	column('deadline_time', (need) => need.deadline_time ?? ''),
	column('sealed', (need, reader) => yesNo(need.is_sealed, reader)),
	column('published_on', (need) => dayOfInstant(need.published_at)),
	column('updated_on', (need) => dayOfInstant(need.updated_at))
]);
