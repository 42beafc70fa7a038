using System.Text.Json;

namespace Benchmarks;

/// <summary>One act as a client does it, and the figure of the app it is held against.</summary>
/// <param name="Body">The n-th request; null when there is nothing left to do.</param>
internal sealed record Act(string Name, string User, int Connections, double ReferenceRate, double ReferenceP99, Func<int, int, byte[]?> Body)
{
    /// <summary>Each request uses up a record.</summary>
    public bool Once { get; init; }
}

/// <summary>The acts measured. The reference figures are those of an app of Marten and Hot Chocolate on such a machine, 100,000 stored.</summary>
internal static class Acts
{
    private static int run;

    public static IReadOnlyList<Act> All { get; } =
    [
        new("submitActivity", "branch", 16, 1000, 38, (n, _) => Post("mutation($input: SubmitActivityInput!) { submitActivity(input: $input) { activity { id status } errors { ... on Error { code message } } } }",
            new { input = Submission(n) })),
        new("approveActivityStep", "head", 16, 900, 45, (n, stored) => n >= stored ? null
            : Post("mutation($input: ApproveActivityStepInput!) { approveActivityStep(input: $input) { activity { id status } errors { ... on Error { code message } } } }", new { input = new { id = Register.ActivityId(n), idempotencyKey = Key(n) } }))
            { Once = true },
        new("one record with its history", "finance", 16, 2050, 23, (n, stored) => Post("query($id: ID!) { activity(id: $id) { id title status amount branch { id } } history(subject: $id, first: 20) { nodes { version recordedAt occurredAt } } }",
            new { id = Register.ActivityId((int)((uint)n * 2654435761u % (uint)stored)) })),
        new("page of 50", "finance", 32, 1560, 40, (_, _) => Post("{ activities(first: 50) { nodes { id title status amount } pageInfo { hasNextPage endCursor } } }", null)),
        new("page of 50 with totalCount", "finance", 32, 78, double.NaN, (_, _) => Post("{ activities(first: 50) { totalCount nodes { id title status amount } pageInfo { hasNextPage endCursor } } }", null)),
        new("page filtered by branch and status", "finance", 32, 1410, double.NaN, (n, _) => Post("query($b: ID!) { activities(first: 50, where: { branch: { eq: $b }, status: { eq: SUBMITTED } }) { nodes { id title status amount } pageInfo { hasNextPage endCursor } } }",
            new { b = Register.BranchOf(n) })),
        new("filtered, with totalCount", "finance", 32, 640, double.NaN, (n, _) => Post("query($b: ID!) { activities(first: 50, where: { branch: { eq: $b }, status: { eq: SUBMITTED } }) { totalCount nodes { id title status amount } pageInfo { hasNextPage endCursor } } }",
            new { b = Register.BranchOf(n) })),
        new("violations by clause and branch", "discipline", 32, double.NaN, double.NaN, (n, _) => Post("query($b: ID!) { violations(first: 50, where: { clause: { eq: \"process.late-claim\" }, branch: { eq: $b } }) { nodes { id status amount occurredAt } pageInfo { hasNextPage endCursor } } }",
            new { b = Register.BranchOf(n) })),
    ];

    /// <summary>Keys are used once a register.</summary>
    public static void NewRun() => run++;

    private static string Key(int n) => $"bench-{Environment.ProcessId}-{run}-{n}";

    private static object Submission(int n) => new
    {
        branch = Register.BranchOf(0), type = "MEETING", @class = "IV", title = $"Meeting {n}", inPlan = true, startsOn = "2026-03-10", endsOn = "2026-03-10",
        venue = new { city = "滨江", place = "本会会议室", kind = "OWN_PREMISES" }, participants = 40, staff = 2, conveys = false,
        budgetLines = new[]
        {
            new { kind = "LODGING", amount = "0" }, new { kind = "MEALS", amount = "4000" }, new { kind = "VENUE", amount = "1000" },
            new { kind = "MATERIAL", amount = "500" }, new { kind = "TRANSPORT", amount = "500" },
        },
        idempotencyKey = Key(n),
    };

    private static byte[] Post(string query, object? variables) => JsonSerializer.SerializeToUtf8Bytes(new { query, variables });
}
