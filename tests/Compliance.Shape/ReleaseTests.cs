using GraphQL;
using Xunit;

namespace Compliance.Shape;

/// <summary>Programs of others are written against the last release's schema, <c>schema/release.graphql</c>.</summary>
public sealed class ReleaseTests
{
    private static string Now => string.Join('\n', Directory.EnumerateFiles(House.At("schema", "graphql"), "*.graphql").Order(StringComparer.Ordinal).Select(File.ReadAllText));

    private static List<string> Breaking(string released, string now) => [.. SchemaDiff.Compare(released, now).Where(c => c.Kind == SchemaChangeKind.Breaking).Select(c => c.ToString())];

    [Fact]
    public void Nothing_breaks_the_clients_of_the_last_release_but_what_is_owned_up_to()
    {
        var breaking = Breaking(File.ReadAllText(House.At("schema", "release.graphql")), Now);
        var owned = File.ReadLines(House.At("schema", "breaking-changes.txt")).Where(l => l.Length > 0 && l[0] is not ('#' or ' ')).ToHashSet();
        Assert.True(breaking.TrueForAll(owned.Contains), "These changes break clients of the last release. Undo them, or own up to them, each a line of schema/breaking-changes.txt with its reason:\n" + string.Join('\n', breaking.Except(owned)));
        Assert.True(owned.IsSubsetOf(breaking), "These are no longer true; take them out of schema/breaking-changes.txt:\n" + string.Join('\n', owned.Except(breaking)));
    }

    /// <summary>The check above can fail: of the register's own schema, whatever is taken out breaks clients and is named.</summary>
    [Theory]
    [InlineData("  me: Viewer", "  gone: Viewer", "Query.me is gone")]
    [InlineData("activity(id: ID!, asOf: DateTime)", "activity(id: ID!, asOf: DateTime!)", "Query.activity(asOf:) was of type DateTime and is now of type DateTime!")]
    [InlineData("kinds: [RecordKind!], branch: ID", "kinds: [RecordKind!]", "Subscription.registerChanged(branch:) is gone")]
    public void A_change_that_breaks_clients_fails_the_build(string was, string becomes, string named)
    {
        Assert.Contains(was, Now, StringComparison.Ordinal);
        Assert.Contains(named, Breaking(Now, Now.Replace(was, becomes, StringComparison.Ordinal)));
    }
}
