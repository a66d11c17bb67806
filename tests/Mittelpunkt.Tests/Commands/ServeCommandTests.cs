using Mittelpunkt.Tests.Support;
using Mittelpunkt.Web.Commands;

namespace Mittelpunkt.Tests.Commands;

/// <summary>Starting the website from the command line.</summary>
public sealed class ServeCommandTests
{
    [Fact]
    public async Task An_address_that_is_taken_is_said_in_one_sentence()
    {
        await using var running = await Site.WithSmallRegion();
        var folder = Directory.CreateTempSubdirectory("mittelpunkt-test-").FullName;
        var before = Console.Error;
        using var said = new StringWriter();
        Console.SetError(said);
        try
        {
            Assert.Equal(1, await ServeCommand.Run(["--urls", running.Address.ToString(), "--Data", folder, "--Empty", "true", "--Logging:LogLevel:Default", "None"], CancellationToken.None));
        }
        finally
        {
            Console.SetError(before);
            Directory.Delete(folder, recursive: true);
        }

        Assert.Contains("schon belegt", said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said.ToString(), StringComparison.Ordinal);
    }
}
