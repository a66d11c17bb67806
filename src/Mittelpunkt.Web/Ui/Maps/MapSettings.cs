using Mittelpunkt.Web.Data;

namespace Mittelpunkt.Web.Ui.Maps;

/// <summary>
/// Which style the maps use: ours, a file in DATA/map ("Map:Style": "stadt.json"), or an address on the same host
/// ("Map:Style": "/karten/stadt.json"). Never another host: whoever opens the map is told to nobody.
/// </summary>
public sealed class MapSettings
{
    public MapSettings(IConfiguration configuration, IHostEnvironment host, DemoMode demo)
    {
        (ActorsAddress, TiesAddress, PulsesAddress) = demo.IsOn
            ? (Paths.MapDemoActors, Paths.MapDemoTies, Paths.MapDemoPulses)
            : (Paths.ApiActorsGeoJson, Paths.ApiTiesGeoJson, Paths.ApiPulses);
        Folder = Path.Combine(DataSetup.DataFolder(configuration), "map");
        StyleFile = Path.Combine(host.ContentRootPath, "Features", "Map", "style.json");
        switch (configuration["Map:Style"])
        {
            case null or "":
                break;
            case ['/', not '/', ..] address:
                StyleAddress = address;
                break;
            case var name when Path.GetFileName(name) == name && File.Exists(Path.Combine(Folder, name)):
                StyleFile = Path.Combine(Folder, name);
                break;
            case var other:
                throw new InvalidOperationException(
                    $"Map:Style \"{other}\" is neither a file in {Folder} nor an address on this host that begins with one slash.");
        }
    }

    /// <summary>Address of the style for the browser.</summary>
    public string StyleAddress { get; } = Paths.MapStyle;

    /// <summary>What the map of the site itself shows; in demo mode with the examples, which open data never holds.</summary>
    public string ActorsAddress { get; }

    /// <summary>The same for ties.</summary>
    public string TiesAddress { get; }

    /// <summary>The same for pulses.</summary>
    public string PulsesAddress { get; }

    /// <summary>File behind <see cref="Paths.MapStyle"/>.</summary>
    public string StyleFile { get; }

    /// <summary>Folder of the operator's own map files.</summary>
    public string Folder { get; }
}
