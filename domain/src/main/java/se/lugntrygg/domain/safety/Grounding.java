package se.lugntrygg.domain.safety;

import java.util.List;
import se.lugntrygg.domain.safety.Resource.Said;

/// Something to do with the body when feelings are too strong: short, safe anywhere, and needing
/// nobody else.
///
/// @param minutes it takes, about
/// @param about when it may help
public record Grounding(String id, int minutes, Said title, Said about, List<Said> steps) {
  /// All of them, the one that most people manage first.
  public static final List<Grounding> ALL =
      List.of(
          new Grounding(
              "five-senses",
              3,
              new Said("5-4-3-2-1", "5-4-3-2-1"),
              new Said(
                  "När tankarna rusar eller allt känns overkligt. Du tar dig tillbaka till rummet"
                      + " genom sinnena, i din egen takt.",
                  "When thoughts race or everything feels unreal. You come back to the room through"
                      + " your senses, at your own pace."),
              List.of(
                  new Said(
                      "Se dig omkring och säg fem saker som du ser, högt eller tyst.",
                      "Look around and name five things you see, aloud or in silence."),
                  new Said(
                      "Känn efter fyra saker: tyget mot huden, golvet under fötterna, luften mot"
                          + " ansiktet, något du håller i.",
                      "Feel four things: cloth against your skin, the floor under your feet, air"
                          + " on your face, something you hold."),
                  new Said("Lyssna efter tre ljud.", "Listen for three sounds."),
                  new Said(
                      "Hitta två saker som doftar, eller minns två dofter du tycker om.",
                      "Find two things that smell of something, or remember two smells you like."),
                  new Said(
                      "Känn efter en smak, ta en klunk vatten om du har.",
                      "Notice one taste; take a sip of water if you have some."),
                  new Said(
                      "Börja om från fem om det behövs. Det är inte en tävling.",
                      "Start again from five if you need to. It is not a contest."))),
          new Grounding(
              "long-breath",
              4,
              new Said("Längre ut än in", "Longer out than in"),
              new Said(
                  "När hjärtat slår hårt eller det är svårt att få luft. En lång utandning talar om"
                      + " för kroppen att den får varva ner.",
                  "When your heart pounds or it is hard to get air. A long breath out tells the"
                      + " body that it may slow down."),
              List.of(
                  new Said(
                      "Sätt båda fötterna i golvet och låt axlarna sjunka.",
                      "Put both feet on the floor and let your shoulders drop."),
                  new Said(
                      "Andas in genom näsan medan du räknar till fyra.",
                      "Breathe in through your nose while you count to four."),
                  new Said(
                      "Andas ut genom munnen medan du räknar till sex, som om du blåste på en het"
                          + " kopp te.",
                      "Breathe out through your mouth while you count to six, as if you blew on a"
                          + " hot cup of tea."),
                  new Said(
                      "Fortsätt tio gånger. Blir du yr andas du bara som vanligt en stund.",
                      "Go on ten times. If you get dizzy, just breathe as usual for a while."))),
          new Grounding(
              "cold-water",
              2,
              new Said("Kallt vatten", "Cold water"),
              new Said(
                  "När känslan är så stark att du är rädd för vad du kan göra. Kyla mot händer och"
                      + " ansikte kan dämpa den en stund.",
                  "When the feeling is so strong that you are afraid of what you might do. Cold on"
                      + " hands and face can take the edge off for a while."),
              List.of(
                  new Said(
                      "Spola händerna och handlederna i kallt vatten i ungefär en halv minut.",
                      "Run cold water over your hands and wrists for about half a minute."),
                  new Said(
                      "Fukta ansiktet, eller lägg en sval, våt handduk över kinderna.",
                      "Wet your face, or lay a cool, wet towel over your cheeks."),
                  new Said(
                      "Lägg märke till hur kylan känns, och hur den sakta ändras.",
                      "Notice how the cold feels, and how it slowly changes."),
                  new Said(
                      "Torka dig och känn värmen komma tillbaka. Har du problem med hjärtat, välj"
                          + " en annan övning.",
                      "Dry yourself and feel the warmth come back. If you have trouble with your"
                          + " heart, choose another exercise."))),
          new Grounding(
              "feet-on-the-floor",
              3,
              new Said("Fötterna i golvet", "Feet on the floor"),
              new Said(
                  "När du inte kan sitta still eller känner dig långt borta från din kropp.",
                  "When you cannot sit still, or feel far away from your body."),
              List.of(
                  new Said(
                      "Tryck fötterna mot golvet så hårt du kan medan du räknar till fem. Släpp.",
                      "Press your feet against the floor as hard as you can while you count to"
                          + " five. Let go."),
                  new Said(
                      "Knyt händerna medan du räknar till fem. Släpp, och känn skillnaden.",
                      "Clench your hands while you count to five. Let go, and feel the"
                          + " difference."),
                  new Said(
                      "Dra upp axlarna mot öronen medan du räknar till fem. Släpp.",
                      "Draw your shoulders up to your ears while you count to five. Let go."),
                  new Said(
                      "Säg var du är, vilken dag det är och en sak du ska göra den närmaste timmen.",
                      "Say where you are, what day it is, and one thing you will do in the next"
                          + " hour."))));

  public Grounding {
    steps = List.copyOf(steps);
  }
}
