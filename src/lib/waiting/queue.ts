/** What piles up at the secretariat. */
export type QueueName =
	| 'pilots'
	| 'solutions'
	| 'needs'
	| 'suppliers'
	| 'measurements'
	| 'lessons'
	| 'expenses'
	| 'budget'
	| 'rates'
	| 'rules'
	| 'glossary'
	| 'accessibility'
	| 'mail';
