using System.Net.Http.Json;
using System.Text.Json;
using Compliance.Host.Commands;
using Compliance.Kernel;
using Compliance.Organization;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Compliance.Scenarios.Stories;

/// <summary>The office as its users meet it: every act a GraphQL request over HTTP.</summary>
internal sealed class Office(HostFixture host)
{
    public const string Branch = OfficeSeed.Branch;

    /// <summary>Runs a mutation and answers its payload; refusals stay in it.</summary>
    public async Task<JsonElement> Act(string user, string mutation, string inputType, object input, string record, string fields)
    {
        var data = await host.Data(user, $"mutation($input: {inputType}!) {{ {mutation}(input: $input) {{ {record} {{ {fields} }} errors {{ __typename ... on Error {{ code message }} }} }} }}", new { input }, "en");
        return data.GetProperty(mutation);
    }

    /// <summary>The record after an act that must succeed.</summary>
    public async Task<JsonElement> Done(string user, string mutation, object input, string record = "activity", string fields = "id status version")
    {
        var payload = await Act(user, mutation, Input(mutation), input, record, fields);
        Assert.True(payload.GetProperty("errors").ValueKind == JsonValueKind.Null, $"{mutation} by {user}: {payload}");
        return payload.GetProperty(record);
    }

    /// <summary>The code of the refusal of an act that must be refused.</summary>
    public async Task<string> Refused(string user, string mutation, object input, string record = "activity")
    {
        var payload = await Act(user, mutation, Input(mutation), input, record, "id");
        Assert.Equal(JsonValueKind.Null, payload.GetProperty(record).ValueKind);
        var error = Assert.Single(payload.GetProperty("errors").EnumerateArray());
        Assert.NotEqual("", error.GetProperty("message").GetString());
        return error.GetProperty("code").GetString()!;
    }

    public Task<JsonElement> Ask(string user, string query, object? variables = null) => host.Data(user, query, variables, "en");

    /// <summary>The code of a GraphQL error (an access rule, a bad request).</summary>
    public async Task<string> Forbidden(string? user, string query, object? variables = null)
    {
        using var answer = await host.GraphQL(user, query, variables);
        return answer.RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()!;
    }

    /// <summary>Papers of these kinds, uploaded by that user, as a record names them.</summary>
    public async Task<object[]> Papers(string user, params string[] kinds)
    {
        var papers = new List<object>();
        foreach (var kind in kinds) papers.Add(new { hash = await Upload(user, kind), name = kind + ".csv", kind });
        return [.. papers];
    }

    /// <summary>The hash of a small file that only this text tells from others.</summary>
    public async Task<string> Upload(string user, string text)
    {
        using var client = await host.Client(user);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes($"项目,数量\n{text},1\n")), "file", text + ".csv" } };
        using var answer = await client.PostAsync("/files", form);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("hash").GetString()!;
    }

    public Task OpenBranch(string id, string zh, string en)
    {
        var desk = new Desk(host.Services.GetRequiredService<DeskServices>(), Actor.System(host.Settings.Tenant), "en", null);
        return desk.Handle(Organization.Branch.Kind, id, null, "seed", (_, _) => ValueTask.FromResult(
            Decision.Accept(new BranchOpened(BranchKind.Branch, zh, en, null, new DateOnly(2020, 1, 1), null))), default);
    }

    public Task<JsonElement> Allocate(string line, decimal amount, int year = 2026, string branch = Branch) =>
        Done("finance", "allocateBudget", new { branch, year, line, amount, basis = "2026 年度预算" }, "budget", "id available");

    /// <summary>A class III meeting of two days for 60 people within every quota, unless asked otherwise.</summary>
    public static Dictionary<string, object?> Meeting(string title = "心血管病学分会年中工作会议", decimal meals = 15_000, string line = "meetings") => new()
    {
        ["branch"] = Branch, ["type"] = "MEETING", ["class"] = "III", ["title"] = title, ["purpose"] = "部署下半年学术工作", ["inPlan"] = true, ["budgetLine"] = line,
        ["venue"] = new { name = "市医学会会议中心", city = "成都", place = "成都市青羊区", kind = "OWN_PREMISES" },
        ["startsOn"] = "2026-12-10", ["endsOn"] = "2026-12-11", ["participants"] = 55, ["staff"] = 5, ["experts"] = 0, ["guests"] = 0,
        ["lodgingProvided"] = true, ["mealsProvided"] = true, ["participantsCharged"] = false, ["conveys"] = false, ["providedItems"] = Array.Empty<string>(),
        ["budgetLines"] = new object[]
        {
            new { kind = "LODGING", amount = 20_000m }, new { kind = "MEALS", amount = meals }, new { kind = "VENUE", amount = 3_000m },
            new { kind = "MATERIAL", amount = 1_500m }, new { kind = "OTHER", amount = 500m },
        },
        ["sponsors"] = Array.Empty<object>(),
    };


    private static string Input(string mutation) => char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
}
