using System.Text.Json;
using Compliance.Scenarios.Demo;
using Xunit;

namespace Compliance.Scenarios.Views;

/// <summary>
/// Every list of the schema, every field it is filtered by, every operator of that field, asked of the demo association. The
/// schema itself says what there is, so a list that is added is tested from its first day.
/// </summary>
public sealed class EveryListTests(DemoFixture host) : IClassFixture<DemoFixture>
{
    private const string Shape = "{ __schema { types { name enumValues { name } inputFields { name type { ...T } } fields { name args { name type { ...T } } type { ...T } } } } } fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

    [Fact]
    public async Task Every_operator_of_every_list_means_what_it_says()
    {
        var types = (await host.Data("discipline", Shape)).GetProperty("__schema").GetProperty("types").EnumerateArray().ToDictionary(t => t.GetProperty("name").GetString()!);
        var lists = types["Query"].GetProperty("fields").EnumerateArray().Where(f => Named(f.GetProperty("type")).EndsWith("Connection", StringComparison.Ordinal) && Argument(f, "where") is not null).ToList();
        Assert.True(lists.Count >= 11, $"Only {lists.Count} lists have a where.");
        foreach (var list in lists)
        {
            var (name, input) = (list.GetProperty("name").GetString()!, Argument(list, "where")!);
            var all = await Count(name, input, new { });
            Assert.Equal(all, await Count(name, input, new { or = new object[] { new { }, new { } } }));
            var fields = types[input].GetProperty("inputFields").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!, f => types[Named(f.GetProperty("type"))]);
            Assert.True(fields.ContainsKey("and") && fields.ContainsKey("or"), $"{input} has no and/or.");
            foreach (var (field, operations) in fields.Where(f => f.Key is not ("and" or "or")))
            {
                var operators = operations.GetProperty("inputFields").EnumerateArray().ToDictionary(o => o.GetProperty("name").GetString()!, o => Named(o.GetProperty("type")));
                var value = Sample(types, operators.GetValueOrDefault("eq") ?? operators["contains"]);
                Task<int> N(string op, object? operand) => Count(name, input, One(field, One(op, operand)));
                if (!operators.ContainsKey("eq"))
                {
                    Assert.InRange(await N("contains", value), 0, all);
                    continue;
                }
                var (equal, unknown) = (await N("eq", value), await N("eq", null));
                Assert.Equal(all, unknown + await N("neq", null));
                Assert.Equal(all, equal + await N("neq", value));
                Assert.Equal(equal, await Count(name, input, new { and = new[] { One(field, One("eq", value)), One(field, One("eq", value)) } }));
                if (operators.ContainsKey("in")) Assert.Equal(equal, await N("in", new[] { value, value }));
                if (operators.ContainsKey("nin")) Assert.Equal(all, equal + await N("nin", new[] { value }));
                if (operators.ContainsKey("gt"))
                {
                    Assert.Equal(all - unknown, await N("gt", value) + await N("lte", value));
                    Assert.Equal(all - unknown, await N("lt", value) + await N("gte", value));
                    Assert.Equal(await N("lte", value), await N("lt", value) + equal);
                }
                if (operators.ContainsKey("contains")) Assert.Equal(all - unknown, await N("contains", ""));
                if (operators.ContainsKey("startsWith")) Assert.InRange(await N("startsWith", value), equal, await N("contains", value));
            }
        }
    }

    [Fact]
    public async Task Every_order_of_every_list_walks_the_whole_list_once_in_both_directions()
    {
        var types = (await host.Data("discipline", Shape)).GetProperty("__schema").GetProperty("types").EnumerateArray().ToDictionary(t => t.GetProperty("name").GetString()!);
        foreach (var list in types["Query"].GetProperty("fields").EnumerateArray().Where(f => Argument(f, "order") is { } order && order.EndsWith("SortInput", StringComparison.Ordinal)))
        {
            var (name, input) = (list.GetProperty("name").GetString()!, Argument(list, "order")!);
            foreach (var field in types[input].GetProperty("inputFields").EnumerateArray().Select(f => f.GetProperty("name").GetString()!))
            {
                var up = await Walk(name, input, One(field, "ASC"), forward: true);
                var down = await Walk(name, input, One(field, "DESC"), forward: true);
                Assert.Equal(up.Order(StringComparer.Ordinal), down.Order(StringComparer.Ordinal));
                Assert.Equal(up.Distinct().Count(), up.Count);
                Assert.Equal(up, Enumerable.Reverse(await Walk(name, input, One(field, "ASC"), forward: false)));
            }
        }
    }

    /// <summary>Only the columns that a selection looks at are read: what a field shows must not depend on who is asked beside it.</summary>
    [Fact]
    public async Task Every_field_of_every_list_asked_alone_is_what_it_is_among_all()
    {
        var types = (await host.Data("discipline", Shape)).GetProperty("__schema").GetProperty("types").EnumerateArray().ToDictionary(t => t.GetProperty("name").GetString()!);
        var compared = 0;
        foreach (var list in types["Query"].GetProperty("fields").EnumerateArray().Where(f => Named(f.GetProperty("type")).EndsWith("Connection", StringComparison.Ordinal) && f.GetProperty("args").EnumerateArray().All(a => a.GetProperty("type").GetProperty("kind").GetString() != "NON_NULL")))
        {
            var (name, node) = (list.GetProperty("name").GetString()!, Named(types[Named(list.GetProperty("type"))].GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "nodes").GetProperty("type")));
            var fields = types[node].GetProperty("fields").EnumerateArray().Where(f => f.GetProperty("args").GetArrayLength() == 0).Select(f => Selection(types, f)).ToList();
            var all = await Nodes(name, string.Join(' ', fields));
            foreach (var field in fields)
            {
                var alone = await Nodes(name, field);
                Assert.Equal(all.Count, alone.Count);
                for (var i = 0; i < all.Count; i++, compared++)
                    foreach (var property in alone[i].EnumerateObject())
                        Assert.True(JsonElement.DeepEquals(all[i].GetProperty(property.Name), property.Value), $"{name} {field}: {property.Value} alone, {all[i].GetProperty(property.Name)} among all.");
            }
        }
        Assert.True(compared > 1000, $"Only {compared} values were compared.");
    }

    private async Task<List<JsonElement>> Nodes(string list, string selection) =>
        [.. (await host.Data(Reader(list), $"{{ {list}(first: 40) {{ nodes {{ {selection} }} }} }}")).GetProperty(list).GetProperty("nodes").EnumerateArray()];

    /// <summary>A field with what is plain below it.</summary>
    private static string Selection(Dictionary<string, JsonElement> types, JsonElement field)
    {
        var type = types[Named(field.GetProperty("type"))];
        var below = type.GetProperty("fields").ValueKind != JsonValueKind.Array ? []
            : type.GetProperty("fields").EnumerateArray().Where(f => f.GetProperty("args").GetArrayLength() == 0 && types[Named(f.GetProperty("type"))].GetProperty("fields").ValueKind != JsonValueKind.Array).Select(f => f.GetProperty("name").GetString()!).Append("__typename").ToList();
        return below.Count == 0 ? field.GetProperty("name").GetString()! : $"{field.GetProperty("name").GetString()} {{ {string.Join(' ', below)} }}";
    }

    private async Task<int> Count(string list, string input, object where)
    {
        using var answer = await host.GraphQL(Reader(list), $"query($w: {input}) {{ {list}(first: 1, where: $w) {{ totalCount nodes {{ __typename }} }} }}", new { w = where });
        Assert.False(answer.RootElement.TryGetProperty("errors", out var errors), $"{list} where {JsonSerializer.Serialize(where)}: {errors}");
        return answer.RootElement.GetProperty("data").GetProperty(list).GetProperty("totalCount").GetInt32();
    }

    private async Task<List<string>> Walk(string list, string input, object order, bool forward)
    {
        var ids = new List<string>();
        var query = forward
            ? $"query($o: [{input}!], $c: String) {{ {list}(first: 9, after: $c, order: $o) {{ nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }}"
            : $"query($o: [{input}!], $c: String) {{ {list}(last: 9, before: $c, order: $o) {{ nodes {{ id }} pageInfo {{ hasPreviousPage startCursor }} }} }}";
        for (string? cursor = null; ;)
        {
            var page = (await host.Data(Reader(list), query, new { o = new[] { order }, c = cursor })).GetProperty(list);
            var nodes = page.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString()!);
            ids.AddRange(forward ? nodes : nodes.Reverse());
            var info = page.GetProperty("pageInfo");
            if (!info.GetProperty(forward ? "hasNextPage" : "hasPreviousPage").GetBoolean()) return ids;
            cursor = info.GetProperty(forward ? "endCursor" : "startCursor").GetString();
        }
    }

    /// <summary>Who looked at violations is not for those who look at them.</summary>
    private static string Reader(string list) => list == "sensitiveReads" ? "auditor" : "discipline";

    private static Dictionary<string, object?> One(string name, object? value) => new() { [name] = value };

    /// <summary>A value of that type which the demo association holds somewhere.</summary>
    private static object Sample(Dictionary<string, JsonElement> types, string type) => type switch
    {
        "ID" => "branch/cardiology",
        "String" => "会",
        "Int" => 2,
        "Decimal" => 9_800m,
        "Boolean" => true,
        "Date" => "2025-06-09",
        "DateTime" => "2025-06-09T00:00:00+08:00",
        _ => types[type].GetProperty("enumValues")[0].GetProperty("name").GetString()!,
    };

    private static string? Argument(JsonElement field, string name) =>
        field.GetProperty("args").EnumerateArray().Where(a => a.GetProperty("name").GetString() == name).Select(a => Named(a.GetProperty("type"))).FirstOrDefault();

    private static string Named(JsonElement type) => type.GetProperty("name").GetString() ?? Named(type.GetProperty("ofType"));
}
