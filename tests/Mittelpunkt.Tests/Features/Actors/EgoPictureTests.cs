using CsCheck;
using Mittelpunkt.Domain.Actors;
using Mittelpunkt.Domain.Ties;
using Mittelpunkt.Web.Features.Actors;

namespace Mittelpunkt.Tests.Features.Actors;

public class EgoPictureTests
{
    [Fact]
    public void Marks_lie_inside_the_picture_and_apart_from_each_other() => Gen.Int[1, 230].Sample(count =>
    {
        var picture = EgoPicture.Of([.. Enumerable.Range(0, count).Select(Tie)]);
        Assert.Equal(Math.Min(count, EgoPicture.MostDrawn), picture.Nodes.Count);
        Assert.All(picture.Nodes, node => Assert.True(
            node.X > picture.Scale && node.X < EgoPicture.Width - picture.Scale && node.Y > picture.Scale && node.Y < picture.Height - picture.Scale));
        for (var i = 0; i < picture.Nodes.Count; i++)
        {
            for (var j = i + 1; j < picture.Nodes.Count; j++)
            {
                var (a, b) = (picture.Nodes[i], picture.Nodes[j]);
                Assert.True(Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2)) > 2 * picture.Scale, $"{count} ties: {i} covers {j}");
            }
        }
    }, iter: 60);

    [Theory]
    [InlineData("Kurz GmbH", "Kurz GmbH"), InlineData("EREMA ENGINEERING RECYCLING", "EREMA|ENGINEERING…"), InlineData("Beispiel mit langem Namen", "Beispiel mit|langem Namen")]
    [InlineData("Musterstadt-Nordwestliche Gesellschaft", "Musterstadt-|Nordwestliche…"), InlineData("Donaudampfschifffahrtsgesellschaft", "Donaudampfschi…"), InlineData("Donaudampfschifffahrtsgesellschaft Nord", "Donaudampfschi…")]
    public void Names_take_two_lines_and_are_cut_before_they_leave_the_picture(string name, string shown) =>
        Assert.Equal(shown, string.Join('|', EgoPicture.Of([Tie(1, name)]).Nodes[0].Label));

    private static ProfileTie Tie(int i) => Tie(i, $"Partner mit einem langen Namen {i}");

    private static ProfileTie Tie(int i, string name) =>
        new(new Partner($"p{i}", name, ActorKind.Company, null, "Lyon", "FR"), Rung.Cooperates, null, null, Evidence.Record, "Prüfdaten");
}
