namespace Mittelpunkt.Web.Ui;

/// <summary>Numbers with what they count, in singular and plural: "1 Akteur", "12 Akteure".</summary>
public static class Counts
{
    public static string Actors(int count) => Of(count, UiTexts.CountActorsOne, UiTexts.CountActors);

    public static string Ties(int count) => Of(count, UiTexts.CountTiesOne, UiTexts.CountTies);

    public static string PublicTies(int count) => Of(count, UiTexts.CountPublicTiesOne, UiTexts.CountPublicTies);

    public static string Projects(int count) => Of(count, UiTexts.CountProjectsOne, UiTexts.CountProjects);

    public static string Participants(int count) => Of(count, UiTexts.CountParticipantsOne, UiTexts.CountParticipants);

    public static string Towns(int count) => Of(count, UiTexts.CountTownsOne, UiTexts.CountTowns);

    public static string Inhabitants(int count) => Of(count, UiTexts.CountInhabitantsOne, UiTexts.CountInhabitants);

    public static string Records(int count) => Of(count, UiTexts.CountRecordsOne, UiTexts.CountRecords);

    /// <summary>"12 Akteure, dazu 3 Beispiele": examples are never part of a figure.</summary>
    public static string WithExamples(string real, int examples) =>
        examples == 0 ? real : real + ", " + Of(examples, UiTexts.CountExamplesOne, UiTexts.CountExamples);

    public static string Examples(int count) => Of(count, UiTexts.CountOnlyExamplesOne, UiTexts.CountOnlyExamples);

    /// <summary>The text that fits the number, with the number put in as {0}. German and English know only these two forms.</summary>
    public static string Of(int count, string one, string many) => Wording.Say(count == 1 ? one : many, count);
}
