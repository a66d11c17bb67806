namespace Mittelpunkt.Web.Features.OpenData.Description;

/// <summary>One short answer of each endpoint, with fictional organisations.</summary>
public static class Examples
{
    private const string Actor = """
        {"slug":"beispiel-dichtungstechnik-gmbh","name":"Beispiel Dichtungstechnik GmbH","kind":"company",
         "town":{"slug":"aschaffenburg","name":"Aschaffenburg","ags":"09661000"},"place":"Aschaffenburg","country":"DE","region":true,
         "sector":"C","sectorCode":"22.19","longitude":9.15,"latitude":49.98,"precision":"site","claimed":false,"since":"2014-03-01",
         "url":"/akteure/beispiel-dichtungstechnik-gmbh"}
        """;

    public const string Actors = $$"""{"items":[{{Actor}}],"next":"/api/v1/actors?limit=1&cursor=b3BhcXVlLWN1cnNvcg"}""";

    public const string OneActor = $$"""
        {"actor":{{Actor}},
         "sources":[{"source":"Beispielregister (CC0)","name":"Beispiel Dichtungstechnik GmbH","url":"https://example.org/1","date":"2026-01-31"}],
         "ties":{"cooperates":[{"slug":"beispiel-hochschule","name":"Beispiel Hochschule","kind":"university","since":"2014-03-01","until":"2017-02-28","evidence":"record","source":"Beispielregister (CC0)"}],
                 "learned":[],"talked":[],"met":[]},
         "projects":[{"slug":"beispiel-dichtung-4-0","title":"Beispiel Dichtung 4.0","start":"2014-03-01","end":"2017-02-28","fundingLine":"Beispielförderung","coordinates":true}]}
        """;

    public const string ActorsGeoJson = """
        {"type":"FeatureCollection","features":[{"type":"Feature","id":0,"geometry":{"type":"Point","coordinates":[9.15,49.98]},
         "properties":{"slug":"beispiel-dichtungstechnik-gmbh","name":"Beispiel Dichtungstechnik GmbH","kind":"company","town":"Aschaffenburg","sector":"C","since":2014,"region":true}}]}
        """;

    public const string TiesGeoJson = """
        {"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"LineString","coordinates":[[9.15,49.98],[9.162,49.973]]},
         "properties":{"from":"beispiel-dichtungstechnik-gmbh","to":"beispiel-hochschule","rung":"cooperates","since":"2014-03-01","until":"2017-02-28"}}]}
        """;

    public const string Projects = """
        {"items":[{"slug":"beispiel-dichtung-4-0","title":"Beispiel Dichtung 4.0","start":"2014-03-01","end":"2017-02-28","fundingLine":"Beispielförderung","amount":120000,
         "source":"Beispielregister (CC0)","participants":[{"slug":"beispiel-dichtungstechnik-gmbh","name":"Beispiel Dichtungstechnik GmbH","coordinates":true}],
         "url":"/vorhaben/beispiel-dichtung-4-0"}]}
        """;

    public const string Pulses = """
        {"items":[{"id":42,"at":"2026-11-02T08:00:00Z","kind":"tie-added",
         "text":{"de":"Neue Verbindung: Beispiel Dichtungstechnik GmbH und Beispiel Hochschule","en":"New connection: Beispiel Dichtungstechnik GmbH and Beispiel Hochschule"},
         "url":"/akteure/beispiel-dichtungstechnik-gmbh",
         "from":{"slug":"beispiel-dichtungstechnik-gmbh","name":"Beispiel Dichtungstechnik GmbH","longitude":9.15,"latitude":49.98},
         "to":{"slug":"beispiel-hochschule","name":"Beispiel Hochschule","longitude":9.162,"latitude":49.973}}]}
        """;

    public const string ActorsCsv = "slug,name,kind,town,ags,place,country,region,sector,sectorCode,longitude,latitude,precision,website,claimed,since,summary\r\nbeispiel-hochschule,Beispiel Hochschule,university,Aschaffenburg,09661000,Aschaffenburg,DE,true,P,85.42,9.162,49.973,site,,false,2014-03-01,\r\n";

    public const string TiesCsv = "from,fromName,to,toName,rung,since,until,evidence,source\r\nbeispiel-dichtungstechnik-gmbh,Beispiel Dichtungstechnik GmbH,beispiel-hochschule,Beispiel Hochschule,cooperates,2014-03-01,2017-02-28,record,Beispielregister (CC0)\r\n";

    public const string ProjectsCsv = "slug,title,start,end,fundingLine,amount,source,sourceUrl,participants,coordinator,summary\r\nbeispiel-dichtung-4-0,Beispiel Dichtung 4.0,2014-03-01,2017-02-28,Beispielförderung,120000,Beispielregister (CC0),,beispiel-dichtungstechnik-gmbh,beispiel-dichtungstechnik-gmbh,\r\n";

    public const string PulsesCsv = "id,at,kind,from,to,project,count,source,text\r\n42,2026-11-02T08:00:00Z,actor-added,beispiel-hochschule,,,,,Beispiel Hochschule ist neu auf der Karte\r\n";
}
