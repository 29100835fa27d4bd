/**
 * The invented demonstration world: people, two projects, pilots, results, needs, suppliers and expenses.
 * Loaded once, and never into a database that holds anything of its own.
 */
import { sql } from 'drizzle-orm';
import world from '#data/demo-world.json' with { type: 'json' };
import type { Db } from '#lib/db.server.ts';
import { loadDemoBudget } from './demo-budget.server.ts';
import { calendar } from './demo-calendar.ts';
import { loadDemoDocuments } from './demo-documents.server.ts';
import { loadDemoExpenseHistory } from './demo-expense-history.server.ts';
import { loadDemoEvents } from './demo-events.server.ts';
import { loadDemoExpenses } from './demo-expenses.server.ts';
import { loadDemoFollows } from './demo-follows.server.ts';
import { loadDemoGains } from './demo-gains.server.ts';
import { loadDemoGlossary } from './demo-glossary.server.ts';
import { loadDemoLessons } from './demo-lessons.server.ts';
import { loadDemoTargets } from './demo-measures.server.ts';
import { loadDemoNeeds } from './demo-needs.server.ts';
import { loadDemoPeople, type DemoPeople } from './demo-people.server.ts';
import { loadDemoPictures } from './demo-pictures.server.ts';
import { loadDemoPilots, type DemoPilots } from './demo-pilots.server.ts';
import { loadDemoProjects } from './demo-projects.server.ts';
import { loadDemoQuestions } from './demo-questions.server.ts';
import { loadDemoReports } from './demo-reports.server.ts';
import { loadDemoSolutions } from './demo-solutions.server.ts';
import { loadDemoTranslations } from './demo-translations.server.ts';
import { loadDemoRegistration, loadDemoShowing, loadDemoSuppliers } from './demo-suppliers.server.ts';

/**
 * @param dataDir where its pictures and documents are kept; without it there are none
 * @returns false when it stood there already or when the database is in real use
 */
export async function loadDemo(
	db: Db,
	today: string,
	progress: (line: string) => void = () => undefined,
	dataDir?: string
): Promise<boolean> {
	return db.transaction(async (tx) => {
		await tx.execute(sql`select pg_advisory_xact_lock(20260902)`);
		const [used] = await tx.execute<{ used: boolean }>(
			sql`select exists (select from person) or exists (select from project) or exists (select from pilot) as used`
		);
		if (used?.used !== false) return false;

		const days = calendar(world.projects, today);
		progress('people, suppliers, projects');
		await loadDemoSuppliers(tx);
		const people = await loadDemoPeople(tx);
		await loadDemoRegistration(tx, people);
		await loadDemoProjects(tx, days);
		await loadDemoBudget(tx, people, days);
		progress('pilots, results, needs');
		const pilots = await loadDemoPilots(tx, people, days);
		await loadDemoTargets(tx, people, pilots, days);
		if (dataDir !== undefined) await loadDemoFiles(tx, people, pilots, dataDir);
		await loadDemoLessons(tx, people, pilots, days);
		await loadDemoSolutions(tx, people, pilots, days);
		await loadDemoGains(tx, people, pilots, days);
		await loadDemoNeeds(tx, { people, pilots, days });
		await loadDemoShowing(tx, people, today);
		await loadDemoQuestions(tx, people, today);
		await loadDemoEvents(tx, people, today);
		await loadDemoFollows(tx, people);
		await loadDemoGlossary(tx, people);
		await loadDemoTranslations(tx, people, today);
		progress('expenses');
		await loadDemoExpenses(tx, people, pilots, days);
		await loadDemoExpenseHistory(tx);
		await loadDemoReports(tx, people, today);
		return true;
	});
}

async function loadDemoFiles(tx: Db, people: DemoPeople, pilots: DemoPilots, dataDir: string): Promise<void> {
	await loadDemoPictures(tx, people, pilots, dataDir);
	await loadDemoDocuments(tx, people, pilots, dataDir);
}
