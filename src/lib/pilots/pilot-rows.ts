/** The list of an organisation's pilots, one line each. */
import type { ContentLang, Lang } from '#lib/lang.ts';
import type { PilotContent, PilotHead, Publication } from './pilot.ts';
import type { Phase } from './pilot-view.ts';
import { progress, type Progress } from './section.ts';

type Shown = { publication: Publication; content: PilotContent; editedAt: Date };
type Listed = PilotHead & { public: Shown | null; open: Shown | null; last: Shown };

export type PilotRow = {
	id: string;
	title: string;
	language: ContentLang;
	/** Under which name it was registered, when that was an organisation that this one came after. */
	before: string | null;
	publication: Publication;
	/** Of a version that is worked on beside the public one. */
	beside: Publication | null;
	isHidden: boolean;
	phase: Phase;
	progress: Progress;
	editedAt: Date;
};

export function pilotRows(pilots: readonly Listed[], organisationId: string, lang: Lang): PilotRow[] {
	return pilots.map((pilot) => {
		const newest = pilot.open ?? pilot.public ?? pilot.last;
		return {
			id: pilot.id,
			title: newest.content.title,
			language: pilot.language,
			before: pilot.ownerId === organisationId ? null : lang === 'sv' ? pilot.ownerSv : pilot.ownerNb,
			publication: (pilot.public ?? newest).publication,
			beside: pilot.public && pilot.open ? pilot.open.publication : null,
			isHidden: pilot.hiddenAt !== null,
			phase: pilot.phase,
			progress: progress(newest.content),
			editedAt: newest.editedAt
		};
	});
}
