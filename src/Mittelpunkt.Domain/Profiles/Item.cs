namespace Mittelpunkt.Domain.Profiles;

/// <summary>One thing a profile says.</summary>
public enum Item
{
    /// <summary>Name of an organisation.</summary>
    Name = 1,
    /// <summary>What sort of organisation; a number of <see cref="Actors.ActorKind"/>.</summary>
    Kind = 2,
    /// <summary>What it does, in a few plain sentences.</summary>
    Summary = 3,
    /// <summary>WZ 2008 code.</summary>
    Sector = 4,
    /// <summary>Absolute http(s) address.</summary>
    Website = 5,
    /// <summary>Official municipality key (AGS) of its town.</summary>
    Town = 6,
    /// <summary>Latitude and longitude in degrees, "49.97512 9.14821".</summary>
    Position = 7,
    /// <summary>What it does at length, or what a person wants to say; Markdown.</summary>
    Text = 10,
    /// <summary>Topics, one a line.</summary>
    Topics = 11,
    /// <summary>Languages spoken, ISO 639-1 codes, one a line.</summary>
    Languages = 12,
    /// <summary>When visitors are welcome (Betriebsbesichtigung), plain text.</summary>
    Visits = 13,
    /// <summary>Mail address for enquiries.</summary>
    Mail = 14,
    /// <summary>Telephone number for enquiries.</summary>
    Phone = 15,
    /// <summary>A picture; nobody but everybody sees it.</summary>
    Logo = 16,
    /// <summary>That a person appears on the pages of its organisations, by the name of its account.</summary>
    Person = 30,
    /// <summary>What a person does there.</summary>
    Role = 31,
}

/// <summary>What is true of an item whoever fills it in.</summary>
public static class Items
{
    /// <summary>Items of an organisation's record, seen by everybody as in the public register they come from.</summary>
    public static readonly IReadOnlyList<Item> OfRecord = [Item.Name, Item.Kind, Item.Summary, Item.Sector, Item.Website, Item.Town, Item.Position];

    /// <summary>Items an organisation adds, each for the audience it chooses.</summary>
    public static readonly IReadOnlyList<Item> OfActor = [Item.Text, Item.Topics, Item.Languages, Item.Visits, Item.Mail, Item.Phone];

    /// <summary>Items of a person, each for the audience it chooses.</summary>
    public static readonly IReadOnlyList<Item> OfPerson = [Item.Person, Item.Role, Item.Topics, Item.Languages, Item.Mail, Item.Phone];

    /// <summary>The values of an item that holds one a line: topics, languages (ISO 639-1).</summary>
    /// <param name="value">The item's value.</param>
    public static string[] Lines(string value) => value.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Most characters.</summary>
    public static int Longest(Item item) => item switch
    {
        Item.Name => 300,
        Item.Summary => 600,
        Item.Website => 300,
        Item.Text => 8000,
        Item.Topics => 600,
        Item.Visits => 600,
        Item.Mail => 254,
        Item.Phone => 40,
        Item.Role => 120,
        _ => 100,
    };
}
