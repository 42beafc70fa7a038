using System.Text.Json;
using Compliance.Attacks.Matrix;
using Compliance.Scenarios;
using Compliance.Shape;
using GraphQL.Language;
using Xunit;

namespace Compliance.Attacks.Injection;

/// <summary>Every text that a filter takes, given what would be SQL, or a pattern of LIKE, if anybody pasted it into a statement.</summary>
public sealed class InjectionTests(HostFixture host) : IClassFixture<HostFixture>, IAsyncLifetime
{
    private static readonly string[] Texts = ["' or '1'='1", "'; drop table public.mt_events; --", "\" or 1=1 --", "%", "_", "%%", "\\", "\\'", "a' union select password_hash from access.accounts --", "$1", "{0}", "?", "\u2019 or \u20191\u2019=\u20191", "'||pg_sleep(5)||'"];
    private static readonly IReadOnlyList<DocumentNode> Contract = [.. Directory.EnumerateFiles(House.At("schema", "graphql"), "*.graphql").Select(f => Parser.Parse(File.ReadAllText(f)))];

    public async Task InitializeAsync() =>
        await new Targets(host.Services, host.Settings.Tenant, OfficeBranches.Own).Fill("{%activity} {%fundUse} {%reception} {%violation} {%budget} {%income} {%invoice} {%pack} {%waived} {%attempted} {%person}");

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Each list of Query with each field of its filter that takes a text.</summary>
    private static IEnumerable<(string List, string Field, string Operators)> Filters()
    {
        var inputs = Contract.SelectMany(d => d.Definitions.OfType<InputDefinitionNode>()).ToDictionary(i => i.Name!.Value);
        foreach (var list in Contract.SelectMany(d => d.Definitions.OfType<ObjectDefinitionNode>()).Where(t => t.Name!.Value == "Query").SelectMany(t => t.Fields))
            if (list.Arguments.FirstOrDefault(a => a.Name.Value == "where") is { } where && Printer.Print(list.Type).EndsWith("Connection!", StringComparison.Ordinal))
                foreach (var field in inputs[Printer.Print(where.Type)].Fields)
                    if (Printer.Print(field.Type) is ("StringOperationInput" or "IdOperationInput" or "StringListOperationInput") and var operators) yield return (list.Name.Value, field.Name.Value, operators);
    }

    [Fact]
    public async Task No_text_in_any_filter_is_anything_but_a_text()
    {
        var tried = 0;
        foreach (var (list, field, operators) in Filters())
        {
            var tests = operators switch
            {
                "IdOperationInput" => new[] { "{ eq: $t }", "{ in: [$t] }" },
                "StringListOperationInput" => ["{ contains: $t }"],
                _ => ["{ eq: $t }", "{ in: [$t] }", "{ contains: $t }", "{ startsWith: $t }"],
            };
            var asked = string.Join(' ', tests.Select((test, i) => $"a{i}: {list}(where: {{ {field}: {test} }}) {{ totalCount nodes {{ __typename }} }}"));
            foreach (var text in Texts)
            {
                // The auditor reads every list but those of case files.
                using var answer = await host.GraphQL(list is "clues" or "identityRequests" ? "discipline" : "auditor", $"query($t: {(operators == "IdOperationInput" ? "ID" : "String")}!) {{ {asked} }}", new { t = text });
                Assert.False(answer.RootElement.TryGetProperty("errors", out var errors), $"{list}.{field} with {text}: {errors}");
                foreach (var found in answer.RootElement.GetProperty("data").EnumerateObject())
                    Assert.True(found.Value.GetProperty("totalCount").GetInt64() == 0 && found.Value.GetProperty("nodes").GetArrayLength() == 0, $"{list}.{field} {text} finds {found.Value}");
                tried += tests.Length;
            }
        }
        Assert.True(tried > 1_000, $"Only {tried} were tried.");
        Assert.NotEmpty(await host.Sql("select 1 from public.mt_events limit 1"));
    }

    [Fact]
    public async Task Texts_that_a_browser_would_run_come_back_as_they_were_entered_in_JSON_that_no_browser_sniffs()
    {
        using var client = await host.Client("branch");
        foreach (var text in JsonSerializer.Deserialize<string[]>(File.ReadAllText(House.At("tests", "Shared", "hostile-texts.json")))!)
        {
            using var made = await client.Graph("mutation($t: String!) { it: draftActivity(input: { branch: \"branch/cardiology\", type: MEETING, title: $t, purpose: $t }) { activity { title purpose } errors { ... on Error { code } } } }", variables: new { t = text });
            Assert.Equal((text, text), (made.RootElement.GetProperty("data").GetProperty("it").GetProperty("activity").GetProperty("title").GetString(), made.RootElement.GetProperty("data").GetProperty("it").GetProperty("activity").GetProperty("purpose").GetString()));
        }
        using var page = await client.GetAsync("/graphql?query=" + Uri.EscapeDataString("{ activities { nodes { title } } }"));
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("json", page.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}
