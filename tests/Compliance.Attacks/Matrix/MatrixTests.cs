using System.Net.Http.Json;
using System.Text.Json;
using Compliance.Host.Access;
using Compliance.Kernel;
using Compliance.Organization;
using Compliance.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Compliance.Attacks.Matrix;

/// <summary>
/// Every field of Query, Mutation and Subscription, asked over HTTP by every office about a record of its own branch, of
/// another branch, and by the same office of another association; and by nobody. What the server answers is what the table says.
/// </summary>
public sealed class MatrixTests(HostFixture host) : IClassFixture<HostFixture>, IAsyncLifetime
{
    private static readonly string[] Users = ["branch", "head", "secretariat", "finance", "leader", "discipline", "custodian", "auditor", "admin"];
    private static readonly IReadOnlyDictionary<string, SdlField> Declared = MatrixTable.Declared().ToDictionary(f => f.Field);

    public async Task InitializeAsync()
    {
        await OfficeSeed.EnsureAsync(host.Services, OfficeBranches.OtherTenant, OfficeBranches.Elsewhere, "other-");
        await OfficeSeed.OpenAsync(host.Services, host.Settings.Tenant, OfficeBranches.Other);
        await new Targets(host.Services, host.Settings.Tenant, OfficeBranches.Own).SeatOneBeforeTheRule();
        var accounts = host.Services.GetRequiredService<Accounts>();
        foreach (var user in Users) await accounts.AddAsync("other-" + user, OfficeBranches.OtherTenant, "person/other-" + user, "no password opens this", default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_server_answers_every_cell_as_the_table_says()
    {
        var rows = MatrixTable.Read();
        var answered = new MatrixRow[rows.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, rows.Count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) => answered[i] = await Ask(rows[i]));
        if (Environment.GetEnvironmentVariable("COMPLIANCE_WRITE_MATRIX") == "1")
            await File.WriteAllLinesAsync(MatrixTable.File, [.. File.ReadLines(MatrixTable.File).TakeWhile(l => l.Length == 0 || l[0] == '#'), .. answered.Select(MatrixTable.Line)]);
        var different = rows.Zip(answered).Where(p => MatrixTable.Line(p.First) != MatrixTable.Line(p.Second)).Select(p => $"expected {MatrixTable.Line(p.First)}\nanswered {MatrixTable.Line(p.Second)}").ToList();
        Assert.True(different.Count == 0, string.Join('\n', different));
        Assert.Equal(Declared.Count * (MatrixTable.Roles.Count * 3 + 1), rows.Sum(r => r.Cells.Sum(c => c.Length) + r.Nobody.Length));
    }

    /// <summary>The table itself is held to what the policy means, so that nobody can write a hole into it.</summary>
    [Fact]
    public void No_cell_of_the_table_grants_what_the_policy_does_not()
    {
        var holes = new List<string>();
        foreach (var row in MatrixTable.Read())
        {
            var field = Declared[row.Field];
            if (row.Nobody != "U") holes.Add($"{row.Field}: nobody gets {row.Nobody}");
            foreach (var (role, cell) in MatrixTable.Roles.Zip(row.Cells))
            {
                if (cell.Contains('F', StringComparison.Ordinal) == field.Roles.Contains(role) || (cell.Contains('F', StringComparison.Ordinal) && cell != "FFF")) holes.Add($"{row.Field}: {role} {cell}, the SDL says {string.Join(' ', field.Roles)}");
                if (row.IsAimed && cell[2] is 'S' && field.Scope != "OWN") holes.Add($"{row.Field}: {role} of another association gets through");
                if (row.IsAimed && field.Scope == "BRANCH" && role.StartsWith("BRANCH_", StringComparison.Ordinal) && cell[1] == 'S') holes.Add($"{row.Field}: {role} reaches another branch");
            }
        }
        Assert.True(holes.Count == 0, string.Join('\n', holes));
    }

    private async Task<MatrixRow> Ask(MatrixRow row)
    {
        var cells = new List<string>();
        for (var i = 0; i < Users.Length; i++)
        {
            var (user, expected) = (Users[i], row.Cells[i]);
            var own = await Verdict(row, user, OfficeBranches.Own, expected[0]);
            cells.Add($"{own}{await Verdict(row, user, OfficeBranches.Other, expected[1])}{await Verdict(row, "other-" + user, OfficeBranches.Own, expected[2])}");
        }
        return row with { Cells = cells, Nobody = await Verdict(row, null, OfficeBranches.Own, 'U') };
    }

    private async Task<string> Verdict(MatrixRow row, string? user, string branch, char expected)
    {
        var field = Declared[row.Field];
        var arguments = await new Targets(host.Services, host.Settings.Tenant, branch).Fill(row.Arguments);
        if (row.Type == "Mutation") arguments = $"input: {{ {arguments} }}";
        if (arguments.Length > 0) arguments = $"({arguments})";
        if (row.Type == "Subscription") return await Heard(row, arguments, user, branch, TimeSpan.FromSeconds(expected is 'N' ? 1.5 : 20));
        using var answer = await host.GraphQL(user, $"{row.Type.ToLowerInvariant()} {{ it: {row.Name}{arguments} {Selection(field)} }}", language: "en");
        return Read(field, answer.RootElement);
    }

    /// <summary>Listens while records of that branch are made. Whoever is answered, with a change or a refusal, may be so late on a busy machine; for silence less is waited.</summary>
    private async Task<string> Heard(MatrixRow row, string arguments, string? user, string branch, TimeSpan patience)
    {
        using var client = await host.Client(user, "en");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = $"subscription {{ it: {row.Name}{arguments} {{ subject }} }}" }), Headers = { Accept = { new("text/event-stream") } } };
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var made = new List<string>();
        var line = reader.ReadLineAsync();
        for (var until = DateTime.UtcNow + patience; DateTime.UtcNow < until;)
        {
            if (await Task.WhenAny(line, Task.Delay(100)) != line)
            {
                made.Add(await new Targets(host.Services, host.Settings.Tenant, branch).Fill("{%activity}"));
                continue;
            }
            var text = await line;
            if (text?.StartsWith("data: ", StringComparison.Ordinal) == true)
            {
                using var told = JsonDocument.Parse(text["data: ".Length..]);
                if (told.RootElement.TryGetProperty("errors", out _)) return Read(Declared[row.Field], told.RootElement);
                if (made.Contains(told.RootElement.GetProperty("data").GetProperty("it").GetProperty("subject").GetString()!)) return "S";
            }
            if (text is null) break;
            line = reader.ReadLineAsync();
        }
        return "N";
    }

    private static string Selection(SdlField field) =>
        field.ReturnType.EndsWith("Connection", StringComparison.Ordinal) ? "{ totalCount nodes { __typename } }"
        : field.ReturnType.EndsWith("Payload", StringComparison.Ordinal) ? "{ errors { ... on Error { code } } }"
        : field.ReturnType == "DateTime" ? "" : "{ __typename }";

    /// <summary>S served, or refused only for the record's state or the input; N not found; A not allowed; F the field refuses the office; U sign in first.</summary>
    private static string Read(SdlField field, JsonElement answer)
    {
        if (answer.TryGetProperty("errors", out var errors))
            return errors[0].GetProperty("extensions").GetProperty("code").GetString() switch
            {
                "UNAUTHENTICATED" => "U",
                "FORBIDDEN" => "F",
                "NOT_ALLOWED" => "A",
                "NOT_FOUND" => "N",
                // No letter: the row of the table can never say this.
                _ => $"({errors[0]})",
            };
        var it = answer.GetProperty("data").GetProperty("it");
        if (it.ValueKind == JsonValueKind.Null) return "N";
        if (it.ValueKind == JsonValueKind.String) return "S";
        if (field.IsList) return it.GetArrayLength() > 0 ? "S" : "N";
        if (it.TryGetProperty("totalCount", out var total))
        {
            Assert.Equal(total.GetInt64() > 0, it.GetProperty("nodes").GetArrayLength() > 0);
            return total.GetInt64() > 0 ? "S" : "N";
        }
        if (!it.TryGetProperty("errors", out var refused) || refused.ValueKind == JsonValueKind.Null) return "S";
        return refused[0].GetProperty("code").GetString()! switch { "NOT_ALLOWED" => "A", "NOT_FOUND" => "N", var code when code.EndsWith("_UNKNOWN", StringComparison.Ordinal) => "N", _ => "S" };
    }
}
