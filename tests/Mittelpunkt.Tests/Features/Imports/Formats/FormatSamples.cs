namespace Mittelpunkt.Tests.Features.Imports.Formats;

/// <summary>A small file in the true shape of its source, about the two towns of the small region.</summary>
/// <param name="Format">The name of the format.</param>
/// <param name="Header">The first line.</param>
/// <param name="Rows">Good lines below it.</param>
/// <param name="Kept">How many towns, actors, ties and projects they make.</param>
public sealed record FormatSample(string Format, string Header, string[] Rows, (int Towns, int Actors, int Ties, int Projects) Kept)
{
    public string Text => Header + "\n" + string.Join('\n', Rows) + "\n";

    /// <summary>The same file with one column called something else.</summary>
    public string Without(string column) => string.Join(',', Header.Split(',').Select(c => c == column ? "something" : c)) + "\n" + string.Join('\n', Rows) + "\n";

    /// <summary>The same file with a further line.</summary>
    public string With(string row) => Text + row + "\n";
}

public static class FormatSamples
{
    public static readonly FormatSample Ror = new("ror",
        "id,name,name_de,aliases,types,status,established,city,region,country,lat,lon,geonames_id,website,wikidata,domains,created,modified,release",
        [
            "https://ror.org/03ppaqb54,Example Test Institute,Beispiel Prüfinstitut,EPI,facility,active,1953,Aburg,,DE,49.98,9.15,3247449,https://www.pruefinstitut.example,Q1,,2022-10-27,2024-07-11,v1.49",
            "https://ror.org/00enhv193,Beispiel Gone Institute,,,other,withdrawn,2020,Aburg,,DE,49.98,9.15,3247449,https://gone.example,Q2,,2024-09-14,2024-10-14,v1.53",
            "https://ror.org/01abcde12,Beispiel Far Institute,,,facility,active,2020,Aachen,,DE,50.77664,6.08342,3247449,,Q3,,2024-09-14,2024-10-14,v1.53",
            "https://ror.org/02abcde34,Beispiel Foreign Institute,,,facility,active,2020,Aburg,,AT,49.98,9.15,1,,Q4,,2024-09-14,2024-10-14,v1.53",
        ], (0, 1, 0, 0));

    public static readonly FormatSample Recipients = new("geonames", "plz,organisation,state,kreis_name,kreis_ags,lat,lon",
        [
            "63701,Beispiel Versand GmbH,Bayern,Aburg,09661,49.975,9.145",
            "63702,Finanzamt,Bayern,Aburg,09661,49.976,9.146",
            "10875,Beispiel Fern GmbH,Baden-Württemberg,Stadtkreis Stuttgart,08111,48.8103,9.1807",
        ], (0, 2, 0, 0));

    public static readonly FormatSample Cordis = new("cordis",
        "projectID,projectAcronym,callYearFrom,callYearTo,topic,topicTitle,organisationID,name,shortName,SME,activityType,postCode,city,country,nutsCode,lat,lon,organizationURL,role,order,ecContribution",
        [
            "115974,BEI-1,2015,2015,T,Title,999000001,BEISPIEL DICHTWERK GMBH,,False,PRC,63701,Aburg,DE,,49.978,9.148,http://www.dichtwerk.example,coordinator,1,100.5",
            "115974,BEI-1,2015,2015,T,Title,999000002,BEISPIEL UNIVERSITET,,False,HES,22100,Lund,SE,,55.70632395,13.1945813996656,http://www.lund.example,participant,2,50",
            "115974,BEI-1,2015,2015,T,Title,999000003,\"\"\"BEISPIEL \"\"\"\"EREVNA\"\"\"\"\"\"\",,False,REC,1,Athina,EL,,37.98,23.72,,participant,3,50",
            "225974,BEI-2,2016,2016,T,Title,999000004,BEISPIEL FERN LTD,,True,PRC,1,London,UK,,51.5,-0.12,,coordinator,1,70",
        ], (0, 3, 2, 1));

    public static readonly FormatSample Beneficiaries = new("beneficiaries",
        "programme,beneficiary,project,summary,year,start,end,amount_eur,amount_kind,plz,place,category",
        [
            "EFRE-BY-2007-2013,Beispiel Gießerei GmbH,Neue Halle,,2008,,,1650.50,paid,,Aburg,",
            "EFRE-HE-2007-2013,Beispiel Verein e.V.,Netzwerk,Kurz gesagt,,3/31/2012,10/1/2012,20000,granted,63450,Hastadt,",
            "EFRE-BY-2007-2013,\"Beispiel Kelterei GmbH, Aburg\",Presse,,2009,,,300,paid,,,",
            "EFRE-BY-2007-2013,Erika Musterfrau,Laden,,2008,,,1000,paid,,Aburg,",
            "EFRE-BY-2007-2013,Beispiel Fern GmbH,Halle,,2008,,,1000,paid,,München,",
        ], (0, 3, 0, 3));

    public static readonly FormatSample[] All = [Ror, Recipients, Cordis, Beneficiaries];

    public static FormatSample Of(string format) => All.Single(s => s.Format == format);
}
