import { offer, product, wish, type Expected } from './match-fixture-parts.ts';

/** The other two needs. */
export const homeAndKeys: readonly Expected[] = [
	{
		wish: wish('need-home', {
			language: 'sv',
			title: 'Mäta hemma i stället för att åka',
			text: 'Personer med kronisk sjukdom åker långt till vårdcentralen. Vi vill att egenmonitorering och videobesök ersätter resor.',
			targetGroup: 'Patienter med kol',
			area: 'remote_monitoring',
			type: 'information'
		}),
		offers: [
			{
				...offer('home-1', {
					kind: 'pilot',
					language: 'nb',
					area: 'remote_monitoring',
					title: 'Målinger fra stua',
					text: 'Digital hjemmeoppfølging av kols i stedet for kontroll på legesenteret.',
					targets: [{ language: 'nb', text: 'Pasienter med kols' }],
					fits: ['information'],
					hasResult: true
				}),
				pair: ['egenmonitorering', 'digital hjemmeoppfølging']
			},
			offer('home-2', {
				kind: 'pilot',
				language: 'sv',
				area: 'remote_monitoring',
				title: 'Egenmonitorering i glesbygd',
				text: 'Det gav ingen effekt på antalet resor.',
				fits: ['information']
			}),
			offer('home-3', {
				kind: 'solution',
				language: 'nb',
				area: 'remote_monitoring',
				title: 'Målepakken',
				text: 'Utstyr i en koffert.',
				fits: product
			}),
			offer('home-4', {
				kind: 'pilot',
				language: 'sv',
				area: 'video',
				title: 'Läkaren på skärm',
				text: 'Videobesök från vårdcentralen.',
				fits: ['information'],
				hasResult: true
			}),
			offer('home-5', {
				kind: 'solution',
				language: 'nb',
				area: 'tele_rehab',
				title: 'Tren hjemme',
				text: 'Øvelser på nettbrett.',
				fits: product,
				hasResult: true
			})
		]
	},
	{
		wish: wish('need-keys', {
			language: 'nb',
			title: 'Inn døra uten nøkler',
			text: 'Ansatte henter nøkler på kontoret før hver runde. Tilbud om opplæring må følge med.',
			targetGroup: 'Brukere av hjemmetjenesten',
			area: 'e_lock',
			type: 'pilot_partner'
		}),
		offers: [
			offer('keys-1', {
				kind: 'solution',
				language: 'nb',
				area: 'e_lock',
				title: 'Dørnøkkel',
				text: 'Ansatte åpner døra med telefonen, uten nøkler.',
				fits: product,
				hasResult: true,
				adoptions: 9,
				isReady: true
			}),
			offer('keys-2', {
				kind: 'solution',
				language: 'nb',
				area: 'e_lock',
				title: 'Låsbart',
				text: 'Lås med kode.',
				fits: product,
				adoptions: 1
			}),
			offer('keys-3', {
				kind: 'pilot',
				language: 'nb',
				area: 'e_lock',
				title: 'Lås i tre bygder',
				text: 'Vi leter etter noen å prøve med.',
				fits: ['pilot_partner']
			}),
			offer('keys-4', {
				kind: 'solution',
				language: 'sv',
				area: 'e_lock',
				title: 'Lås utan hål',
				text: 'Sätts på dörren med tejp.',
				fits: []
			}),
			// «tilbud» is not «tillbud»: the words do not join them
			offer('keys-5', {
				kind: 'solution',
				language: 'sv',
				area: 'competence',
				title: 'Tillbud',
				text: 'Rapportera tillbud. Alla tillbud.',
				fits: product
			})
		]
	}
];
