using GraphQL;
using Xunit;

namespace Compliance.Shape;

/// <summary>Programs of others are written against the last release's schema, <c>schema/release.graphql</c>.</summary>
public sealed class ReleaseTests
{
    [Fact]
    public void Nothing_breaks_the_clients_of_the_last_release_but_what_is_owned_up_to()
    {
        var now = string.Join('\n', Directory.EnumerateFiles(House.At("schema", "graphql"), "*.graphql").Order(StringComparer.Ordinal).Select(File.ReadAllText));
        var breaking = SchemaDiff.Compare(File.ReadAllText(House.At("schema", "release.graphql")), now).Where(c => c.Kind == SchemaChangeKind.Breaking).Select(c => c.ToString()).ToList();
        var owned = File.ReadLines(House.At("schema", "breaking-changes.txt")).Where(l => l.Length > 0 && l[0] is not ('#' or ' ')).ToHashSet();
        Assert.True(breaking.TrueForAll(owned.Contains), "These changes break clients of the last release. Undo them, or own up to them, each a line of schema/breaking-changes.txt with its reason:\n" + string.Join('\n', breaking.Except(owned)));
        Assert.True(owned.IsSubsetOf(breaking), "These are no longer true; take them out of schema/breaking-changes.txt:\n" + string.Join('\n', owned.Except(breaking)));
    }
}
