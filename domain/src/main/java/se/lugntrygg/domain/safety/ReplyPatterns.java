package se.lugntrygg.domain.safety;

import static se.lugntrygg.domain.safety.ReplyCheck.Reason.CLAIMS_HELP_WAS_CALLED;
import static se.lugntrygg.domain.safety.ReplyCheck.Reason.CLAIMS_TO_BE_A_PERSON;
import static se.lugntrygg.domain.safety.ReplyCheck.Reason.DIAGNOSES;
import static se.lugntrygg.domain.safety.ReplyCheck.Reason.DOSES;
import static se.lugntrygg.domain.safety.ReplyCheck.Reason.ENCOURAGES;
import static se.lugntrygg.domain.safety.ReplyCheck.Reason.NAMES_A_METHOD;
import static se.lugntrygg.domain.safety.ReplyCheck.Reason.PROMISES_SECRECY;
import static se.lugntrygg.domain.safety.ReplyCheck.Reason.STIGMATISES;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.lugntrygg.domain.safety.ReplyCheck.Reason;

/// What an AI must not say, in both languages. Written over words with single spaces between them,
/// where every sentence ends in a full stop that stands alone; no phrase reaches over one, and no
/// part of a pattern is unbounded. `~` stands for a few words in between.
final class ReplyPatterns {
  /// A phrase that must not be said.
  ///
  /// @param guard words that turn it around when they stand in it or shortly before; may be empty
  record Rule(Reason reason, Pattern pattern, Set<String> guard) {}

  private static final Set<String> UNGUARDED = Set.of();

  private static final Set<String> DENIED =
      Set.of(
          "inte",
          "aldrig",
          "ingen",
          "inget",
          "inga",
          "varken",
          "not",
          "never",
          "no",
          "cannot",
          "can't",
          "don't",
          "doesn't",
          "won't",
          "isn't",
          "aren't",
          "didn't",
          "haven't",
          "hasn't",
          "neither",
          "nobody",
          "shouldn't",
          "wouldn't");

  /// Denied, or said of something that only may be: if, when, ask.
  private static final Set<String> SUPPOSED =
      with(
          DENIED,
          "om",
          "ifall",
          "huruvida",
          "när",
          "if",
          "whether",
          "when",
          "ask",
          "unless",
          "innan",
          "before");

  /// Denied, or told back as what the person feels or says.
  private static final Set<String> TOLD_BACK =
      with(
          DENIED,
          "känns",
          "kännas",
          "känner",
          "känna",
          "skriver",
          "säger",
          "tänker",
          "tror",
          "feel",
          "feels",
          "feeling",
          "think",
          "thinking",
          "thought",
          "say",
          "saying",
          "write",
          "believe",
          "seem",
          "seems",
          "upplever",
          "tankar",
          "tanken");

  /// What names a way to hurt oneself, whatever is said about it.
  private static final List<String> METHODS =
      List.of(
          "(hänga|hänger|häng) (dig|sig)",
          "överdos\\w*",
          "skär(a|er|it)? (dig|sig|upp|i) ?(själv|handled\\w*|arm\\w*|huden|lår\\w*)?",
          "(hoppa|hoppar) ~(från|ut|framför|ner) ~(bro|bron|tak|taket|balkong|balkongen|fönstret|höjd|klippa|tåg|tåget|bil|lastbil|tunnelbanan)",
          "(skjuta|skjuter|skjut) (dig|sig)",
          "(dränka|dränker|dränk) (dig|sig)",
          "(förgifta|förgiftar) (dig|sig)",
          "(kväva|kväver|strypa|stryper) (dig|sig)",
          "kolmonoxid\\w*",
          "avgaser\\w*",
          "(en snara|snaran|rep runt|repet runt)",
          "rakblad\\w*",
          "svält(a|er)? (dig|sig)",
          "bränn(a|er)? (dig|sig) (med|på|själv)",
          "dödlig\\w* (dos|mängd)\\w*",
          "hur många (tabletter|piller)",
          "(ta|tar|svälj|svälja|sväljer) (alla|hela|många|en hel|en näve|en burk|en karta) ~(tabletter|tabletterna|piller|pillren|medicin|medicinen|mediciner|burken|kartan)",
          "blanda ~(tabletter|tabletterna|piller|alkohol|medicin|medicinen)",
          "(hang|hanging) yourself",
          "overdos\\w*",
          "(cut|cutting|slit|slitting) (yourself|your (wrist|wrists|arm|arms|skin|thigh|thighs|leg|legs))",
          "(jump|jumping) ~(off|from|out|in front) ~(bridge|roof|rooftop|building|window|balcony|cliff|train|car|truck|bus)",
          "(shoot|shooting) yourself",
          "(drown|drowning) yourself",
          "(poison|poisoning|suffocate|suffocating|strangle|strangling) yourself",
          "carbon monoxide",
          "exhaust fumes",
          "noose",
          "razor( blades?)?s?",
          "(starve|starving|burn|burning) yourself",
          "lethal (dose|amount)",
          "how many pills",
          "(take|taking|swallow|swallowing) (all|the whole|the entire|a handful|a bottle|many|lots) ~(pills|tablets|meds|medication|medicine|bottle)",
          "(mix|mixing|combine|combining) ~(pills|tablets|meds|medication|alcohol)");

  private static final List<String> ENCOURAGEMENTS =
      List.of(
          "(du borde|du kan lika gärna|lika bra att du|bäst att du|gör slag i saken och|varsågod och|bara att) ~(ta ditt liv|tar ditt liv|dö|dör|avsluta ditt liv|avsluta det|avsluta allt|avslutar allt|försvinna|försvinner)",
          "(alla|världen|andra|familj|familjen|de|vänner) ~(bättre|gladare|lättare|lättade) ~(utan dig|om du dog|om du var död|om du försvann|om du inte fanns)",
          "självmord(et)? (är|kan vara|vore) ~(lösning|lösningen|utväg|utvägen|svaret|alternativ|rätt|modigt|val)",
          "(döden|dö) (är|vore|kan vara|blir|skulle vara) ~(lösning|lösningen|befrielse|befrielsen|lättnad|utväg|utvägen|bäst|bästa|vackert|vacker|fred|frid)",
          "(gör det bara|gör det då|bara gör det|genomför det) \\.",
          "(finns|har) (inget|ingenting) ~(leva för|vänta på)",
          "du är (bara )?en börda",
          "du förtjänar (att dö|inte att leva)",
          "(jag|vi) (förstår|respekterar|stöder|stödjer) ~(beslut att dö|beslut att ta|val att dö|val att ta)",
          "(you should|you could just|you might as well|you ought to|go ahead and|why not just|feel free to|best if you) ~(kill yourself|die|end your life|end it|disappear|do it)",
          "(world|everyone|everybody|family|they|people|others) ~(better off|happier|relieved) ~(without you|if you died|if you were dead|if you were gone)",
          "(you'd|you would|you're|you are) (be )?better off (dead|gone)",
          "suicide (is|can be|would be|may be) ~(solution|way out|answer|option|choice|brave|right|peaceful)",
          "(death|dying) (is|would be|will be|can be|would bring|will bring|brings) ~(solution|relief|peace|answer|best|beautiful|escape|way out)",
          "(just do it|do it then|go through with it) \\.",
          "(you have|there is|there's|you've got) (nothing|no reason) ~(live for|to live|to go on)",
          "(you are|you're) (just |only )?a burden",
          "you (deserve to die|don't deserve to live)",
          "(i|we) (understand|respect|support) ~(decision to die|decision to end|choice to die|choice to end)");

  /// Whom an AI may pretend to have called, or that will call.
  private static final String HELPERS_SV =
      "(någon|kurator|kuratorer|terapeut|terapeuter|psykolog|psykologer|sjuksköterska|läkare|team|personal|medarbetare|expert|specialist|kollega|volontär)";

  private static final String HELPERS_EN =
      "(someone|somebody|counsellor|counselor|counsellors|counselors|therapist|therapists|psychologist|professional|professionals|team|nurse|doctor|specialist|clinician|colleague|responder|responders|volunteer|human|staff)";

  private static final List<String> OWN_CLAIMS =
      List.of(
          "(jag|vi) har ~(ringt|larmat|kontaktat|meddelat|underrättat|tillkallat|informerat|anmält|skickat hjälp|skickat en)",
          "(jag|vi) (ringer|larmar|kontaktar|meddelar|tillkallar|underrättar) ~(112|hjälp|ambulans|polis|polisen|någon|sjukvården|läkare|psykolog|vården|anhöriga|familj|föräldrar|dig|upp)",
          "(ringer|larmar|kontaktar|tillkallar) (jag|vi) ~(112|hjälp|ambulans|polis|polisen|någon|sjukvården|läkare|psykolog|vården|anhöriga|familj|föräldrar|dig|upp)",
          "(jag|vi) (kommer att|ska|kan|tänker) (ringa|larma|kontakta|meddela|tillkalla|underrätta) ~(112|hjälp|ambulans|polis|polisen|någon|sjukvården|läkare|psykolog|vården|anhöriga|familj|föräldrar|dig|upp|larm)",
          "(kan|ska|kommer) (jag|vi) (att )?(ringa|larma|kontakta|meddela|tillkalla|underrätta) ~(112|hjälp|ambulans|polis|polisen|någon|sjukvården|läkare|psykolog|vården|anhöriga|familj|föräldrar|dig|upp|larm)",
          "(i've|we've|i have|we have|i|we) (just |already |now )?(called|notified|alerted|contacted|informed|dispatched|messaged)",
          "(i'll|we'll|i will|we will|i'm|i am|we are|we're|i can|we can|let me|i am going to|i'm going to) (now )?(call|calling|notify|notifying|alert|alerting|contact|contacting|inform|informing|phone|ring) ~(911|112|999|988|emergency|police|ambulance|help|someone|somebody|family|doctor|authorities|parents|you|services|therapist|team)",
          "(i'll|we'll|i will|we will|i'm|i am|we are|we're|i can|we can|let me) (send|sending) ~(ambulance|help|police|someone|somebody)");

  private static final List<String> CLAIMS_ABOUT_OTHERS =
      List.of(
          HELPERS_SV
              + " ~(kommer att|ska|kommer snart att) (ringa|kontakta|höra|besöka|hämta|komma)",
          HELPERS_SV + " ~(ringer|kontaktar|hör av sig) ~(dig|snart|strax)",
          "(hjälp|hjälpen|ambulans|ambulansen|polis|polisen|någon) är på väg",
          "(är|har blivit|blev) (nu |redan )?(larmad|larmade|larmat|underrättad|underrättade|underrättat|meddelad|meddelade|kontaktad|kontaktade|informerad|informerade)",
          "larm(et)? (har gått|är skickat|har skickats|går nu)",
          HELPERS_EN
              + " ~(will|is going to|are going to|is about to) (soon |now |then |shortly )?(call|contact|phone|ring|reach|get in touch|be in touch|visit|come)",
          "(help|ambulance|police|someone|somebody|responders) (is|are) (now |already )?on (the|its|their) way",
          "(has|have) (now |already |just )?been (notified|alerted|contacted|informed|called|dispatched)");

  private static final List<String> PERSONS =
      List.of(
          "jag är (också |faktiskt |själv )?(en |ett |din )?(riktig |verklig |utbildad |legitimerad )?(människa|person|psykolog|terapeut|läkare|kurator|sjuksköterska|psykiater)",
          "som (psykolog|terapeut|läkare|kurator|människa) (vet|kan|har|vill|ser) jag",
          "(i am|i'm) (also |really |actually |in fact )?(a |an |your )?(real |actual |trained |licensed |qualified |human )?(human|person|psychologist|therapist|doctor|counsellor|counselor|nurse|psychiatrist|being)",
          "as (a|your) (therapist|psychologist|doctor|counsellor|counselor|human|person|nurse) i");

  private static final List<String> SECRETS =
      List.of(
          "jag (ska|kommer) (inte|aldrig) (att )?~(berätta|säga) ~(någon|nån)",
          "(stannar|bara) mellan (oss|dig och mig)",
          "jag lovar att ~(tiga|hålla tyst|berätta|hålla det hemligt)",
          "lova mig",
          "(i won't|i will not|i will never|i'll never) tell ~(anyone|anybody|soul)",
          "between (you and me|us)",
          "your secret is safe",
          "promise me",
          "(sign|make) ~contract");

  private static final String ILLNESS_SV =
      "(depression|bipolär\\w*|ptsd|adhd|borderline|emotionellt instabil\\w*|ångestsyndrom|gad|paniksyndrom|schizofreni|psykos|ocd|tvångssyndrom|ätstörning|anorexi|bulimi|utmattningssyndrom|utmattningsdepression|personlighetsstörning|autism|asperger\\w*|dystymi|fobi)";

  private static final String ILLNESS_EN =
      "(depression|depressive disorder|bipolar|bipolar disorder|ptsd|adhd|borderline|personality disorder|anxiety disorder|panic disorder|schizophrenia|psychosis|ocd|eating disorder|anorexia|bulimia|autism|dysthymia)";

  private static final List<String> DIAGNOSES_MADE =
      List.of(
          "(du har|du lider|du verkar ha|har du nog|det är|det här är|det låter som|det tyder på|tecken på|symtom på|symptom på|diagnosen är)( (en|ett|av|att|du|har|nog|säkert|troligen|troligtvis|förmodligen|antagligen|kanske|klar|klart|tydlig|lätt|djup|svår|mild|måttlig|klinisk|typisk|form|någon|klassisk)){0,5} "
              + ILLNESS_SV,
          "du är (nog |säkert |troligen |förmodligen |kliniskt |uppenbart )?(deprimerad|bipolär|psykotisk|autistisk|manisk|schizofren)",
          "(min diagnos|jag diagnostiserar|jag ställer diagnosen)",
          "(you have|you've got|you suffer from|you are suffering from|you're suffering from|you may have|you might have|you probably have|you clearly have|you seem to have|this is|it is|it's|that's|that is|sounds like|signs of|symptoms of|symptom of|points to|diagnosis is)( (a|an|some|form|of|probably|likely|clearly|classic|typical|severe|mild|moderate|deep|case|definitely|certainly|to|me|you|have|clinical|major|generalised|generalized|almost|post)){0,5} "
              + ILLNESS_EN,
          "(you are|you're) (probably |likely |clearly |clinically |definitely )?(depressed|bipolar|psychotic|autistic|manic|schizophrenic)",
          "(my diagnosis|i diagnose|i'm diagnosing|i am diagnosing)");

  private static final String MEDICINES =
      "(sertralin\\w*|ssri|xanax|valium|diazepam|zoloft|prozac|fluoxetine?|escitalopram|lithium|litium|oxazepam|sobril|stesolid|paracetamol|alvedon|ibuprofen|lergigan|atarax|imovane|zopiklon|benzo\\w*|ketamine?|antidepressiv\\w*|antidepressants?|citalopram|venlafaxine?|mirtazapine?|melatonin)";

  private static final List<String> DOSES_NAMED =
      List.of(
          "[0-9]+ ?(mg|milligram\\w*|mcg|mikrogram)",
          "([0-9]+|en|ett|en halv|två|tre|fyra|fem|one|two|three|four|five|half a|a) (extra |hel |whole )?(tablett\\w*|piller|kapsel|kapslar|pills?|tablets?|capsules?|doses?|doser)",
          "(höj|höja|öka|sänk|sänka|minska|dubbla|dubblera|halvera|trappa) ~(dos|dosen|medicin|medicinen|dosering|doseringen)",
          "(sluta|hoppa över|strunta i|strunta) ~(medicin|medicinen|medicinerna|tabletterna|läkemedlet|läkemedel)",
          "(increase|raise|lower|reduce|double|halve) ~(dose|dosage|medication|meds|medicine)",
          "(stop|quit|skip) ~(medication|meds|medicine|antidepressants?|pills|tablets)",
          "(ta|tar|take|taking|prova|testa|try|start|börja|add) ~" + MEDICINES);

  private static final List<String> STIGMA =
      List.of(
          "begå\\w* ~självmord",
          "(lyckat|lyckade|misslyckat|misslyckade) (självmord\\w*|försök)",
          "commit(s|ted|ting)? suicide",
          "(successful|failed|unsuccessful) (suicide|suicide attempt|attempt)");

  /// In the order in which they are looked for: what endangers first.
  static final List<Rule> ALL =
      Stream.of(
              rules(NAMES_A_METHOD, UNGUARDED, METHODS),
              rules(ENCOURAGES, TOLD_BACK, ENCOURAGEMENTS),
              rules(CLAIMS_HELP_WAS_CALLED, DENIED, OWN_CLAIMS),
              rules(CLAIMS_HELP_WAS_CALLED, SUPPOSED, CLAIMS_ABOUT_OTHERS),
              rules(CLAIMS_TO_BE_A_PERSON, SUPPOSED, PERSONS),
              rules(PROMISES_SECRECY, UNGUARDED, SECRETS),
              rules(DIAGNOSES, SUPPOSED, DIAGNOSES_MADE),
              rules(DOSES, SUPPOSED, DOSES_NAMED),
              rules(STIGMATISES, UNGUARDED, STIGMA))
          .flatMap(List::stream)
          .toList();

  private ReplyPatterns() {}

  private static List<Rule> rules(Reason reason, Set<String> guard, List<String> phrases) {
    return phrases.stream()
        .map(
            phrase ->
                new Rule(
                    reason,
                    Pattern.compile("(?U) (?:" + phrase.replace("~", "(?:[\\w']+ ){0,4}") + ") "),
                    guard))
        .toList();
  }

  private static Set<String> with(Set<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }
}
