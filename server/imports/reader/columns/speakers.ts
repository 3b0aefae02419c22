import { phrases } from '../../../data/patterns.ts'

/** In what capacity somebody speaks, in the languages of forms that are not in English. */
const elsewhere = {
  staff: phrases({
    lettered: String.raw`
        beschäftigte[rns]? | mitarbeite(?:r|rin|nde[rn]?) | angestellte[rn]? | fachkraft | fachkräfte
        | personal (?:sanitario|médico) | profesional(?:es)? (?:sanitari\p{L}*|de la salud) | emplead[oa]s?
        | trabajador(?:a|es)? | employé(?:e|s|es)? | salarié(?:e|s|es)? | agents? | professionnel(?:le|s)?(?: de (?:la )?santé)?
        | pracowni(?:k|ca|cy) | dipendent[ei] | operator(?:e|i) sanitari[oi]? | funcionári[oa]s? | profissiona(?:l|is) de saúde
        | (?:aelod o )?staff | gweithiwr | gweithwyr | medewerker | personeel | angajat(?:ă|ul)? | çalışan\p{L}*
        | sağlık çalışan\p{L}* | працівни\p{L}* | медпрацівни\p{L}* | сотрудни\p{L}* | медработни\p{L}*`,
    anywhere: String.raw`عملہ | ملازم | موظف | કર્મચારી | कर्मचारी | ਕਰਮਚਾਰੀ | কর্মচারী`,
  }),
  organisation: phrases({
    lettered: String.raw`
        organisation(?:en)? | verein | verband | einrichtung | unternehmen | firma | asociaci(?:ón|ones) | organizaci(?:ón|ones)
        | entidad | empresa | associations? | entreprise | collectivité | organizacj[aęi] | stowarzyszeni[ea] | associazion[ei]
        | organizzazion[ei] | associação | organização | sefydliad(?:au)? | elusen | grŵp | vereniging | organisatie
        | organizați[ea] | asociați[ea]`,
    anywhere: String.raw`تنظیم | ادارہ | منظمة | સંસ્થા | संस्था | संगठन | ਸੰਸਥਾ | সংস্থা`,
  }),
  carer: phrases({
    lettered: String.raw`
        angehörige[rn]? | pflegende[rn]? | betreuer(?:in)? | elternteil | eltern | cuidador(?:a|es|as)? | familiar(?:es)?
        | aidant(?:e|s|es)? | proche | parent(?:e|s)? | opiekun(?:ka|owie)? | członek rodziny | rodzic | caregiver | familiare
        | gofalwr | gofalwyr | rhiant | aelod o[’'r]* ?teulu | mantelzorger | îngrijitor | îngrijitoare | bakıcı\p{L}*
        | hasta yakını | доглядальни\p{L}* | опікун\p{L}* | опекун\p{L}* | ухаживающ\p{L}* | aparținător`,
    anywhere: String.raw`نگہداشت | تیماردار | مقدم رعاية | સંભાળ | देखभाल | ਦੇਖਭਾਲ | পরিচর্যা`,
  }),
  public: phrases({
    lettered: String.raw`
        bürger(?:in|innen)? | anwohner(?:in)? | einwohner(?:in)? | privatperson | besucher(?:in)? | vecin[oa]s? | ciudadan[oa]s?
        | particular | residente | habitante?s? | citoyen(?:ne|s)? | riverain(?:e|s)? | usag(?:er|ère)s? | particulier
        | mieszkan(?:iec|ka) | obywatel(?:ka)? | osoba prywatna | cittadin[oa] | cidad(?:ão|ã) | morador(?:a)?
        | aelod o[’'r]* ?cyhoedd | (?:b|p|m|mh)reswylydd | unigolyn | inwoner | burger | cetățean | locuitor | vatandaş | sakin
        | мешкан\p{L}* | громадян\p{L}* | жител\p{L}* | гражданин\p{L}*`,
    anywhere: String.raw`
        عوام | رہائشی | شہری | مواطن | رہنے وال | નાગરિક | રહેવાસી | नागरिक | निवासी | ਨਾਗਰਿਕ | ਵਸਨੀਕ | নাগরিক | বাসিন্দা`,
  }),
  patient: phrases({
    lettered: String.raw`
        patient(?:in|innen|en|e|s|es)? | pacientes? | usuari[oa]s? | pacjent(?:ka|ki)? | paziente | utente | (?:g|c|ng|ch)laf
        | cleifion | defnyddiwr gwasanaeth\p{L}* | patiënt | pacient(?:ă|ul)? | hasta | пацієнт\p{L}* | пациент\p{L}*`,
    anywhere: String.raw`مریض | દર્દી | मरीज़? | रोगी | ਮਰੀਜ਼ | রোগী`,
  }),
} as const

export type SpeakerElsewhere = keyof typeof elsewhere

/** Who speaks, by a word of another language; undefined where none is known. What somebody is to a patient goes before the patient. */
export function speakerElsewhere(value: string): SpeakerElsewhere | undefined {
  return (Object.keys(elsewhere) as SpeakerElsewhere[]).find((kind) => elsewhere[kind].test(value))
}

/** “In welcher Rolle antworten Sie?”, “¿En qué calidad responde?”: a form asks in what capacity somebody speaks. */
export const asksCapacityElsewhere = phrases({
  lettered: String.raw`
      in welcher (rolle|eigenschaft|funktion) | sie (sind|antworten) als | ich (bin|antworte als) | wer sind sie
      | en (qué|calidad de) (calidad|condición) | responde (usted )?como | usted es | quién es usted | à quel titre
      | en qualité de | vous (êtes|répondez) | qui êtes[- ]vous | w jakim charakterze | kto (?:wypełnia|odpowiada)
      | wer (?:füllt|antwortet) | qui (?:remplit|répond) | quién (?:rellena|responde|contesta) | chi (?:compila|risponde)
      | pwy sy['’]n | (?:completați|răspundeți)(?: \p{L}+){0,3} ca | хто (?:заповнює|відповідає) | кто (?:заполняет|отвечает)
      | kim dolduruyor | wie vult | kim (pan|jest|pani) | jestem | in (che|quale) (veste|qualità|ruolo) | lei è
      | em que qualidade | (você|vocé) é | ai (chi|ydych chi) | ydych chi | pwy ydych | ym mha (rôl|rinwedd)
      | in welke (rol|hoedanigheid) | u bent | în ce calitate | sunteți`,
  anywhere: String.raw`آپ کون | بحیثیت | بصفت | તમે કોણ | आप कौन | ਤੁਸੀਂ ਕੌਣ | আপনি কে`,
})
