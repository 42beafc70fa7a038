using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Json;
using Xunit;

namespace GraphQL.Contract;

/// <summary>
/// What the rooms rely on, and nothing else. An engine enrols by deriving with its fixture.
/// </summary>
public abstract partial class EngineContract(ContractFixture fixture)
{
    private const string Root = """
        directive @needs(role: String!) on FIELD_DEFINITION
        scalar Decimal
        scalar Date
        scalar DateTime
        scalar UUID
        scalar JSON
        interface Node { id: ID! }
        interface Error { message: String! code: String! }
        type Query {
          activity(id: ID!): Activity
          activities(first: Int = 10, where: ActivityFilterInput): ActivityConnection!
          node(id: ID!): Node
          echo(input: EchoInput!): JSON
          whoAmI: String
          secret: String @needs(role: "auditor")
          fault: String
          strict: Strict
          days(from: Date!): [Date!]!
        }
        type Mutation { submitActivity(input: SubmitActivityInput!): SubmitActivityPayload! count: Int! }
        type Subscription { ticks(upTo: Int!): Int! }
        enum ActivityStatus { DRAFT IN_REVIEW APPROVED }
        type Activity implements Node {
          id: ID!
          title: String!
          status: ActivityStatus!
          amount: Decimal!
          heldOn: Date
          createdAt: DateTime!
          key: UUID!
          facts: JSON
          branch: Branch
          siblings: [Activity!]!
        }
        type Branch implements Node { id: ID! name: String! }
        type ActivityConnection { nodes: [Activity!]! totalCount: Int! counted: Boolean! }
        input ActivityFilterInput { status: StatusFilterInput amount: DecimalFilterInput and: [ActivityFilterInput!] or: [ActivityFilterInput!] }
        input StatusFilterInput { eq: ActivityStatus in: [ActivityStatus!] }
        input DecimalFilterInput { gte: Decimal lt: Decimal }
        input EchoInput { text: String! lines: [EchoLine!] on: Date status: ActivityStatus = DRAFT note: String }
        input EchoLine { amount: Decimal! count: Int }
        input SubmitActivityInput { title: String! amount: Decimal! idempotencyKey: String }
        type SubmitActivityPayload { activity: Activity errors: [SubmitActivityError!] }
        union SubmitActivityError = TitleMissing | AmountNegative
        type TitleMissing implements Error { message: String! code: String! }
        type AmountNegative implements Error { message: String! code: String! amount: Decimal! }
        type Strict { value: String! deep: Strict }
        """;

    public enum ActivityStatus { Draft, InReview, Approved }

    public sealed record Activity(string Id, string Title, ActivityStatus Status, decimal Amount, DateOnly? HeldOn, string BranchId)
    {
        public DateTimeOffset CreatedAt => new(2025, 6, 9, 8, 30, 0, TimeSpan.FromHours(8));
        public Guid Key => new("0199f000-0000-7000-8000-000000000001");
        public JsonElement? Facts => JsonSerializer.SerializeToElement(new { guests = 3 });
    }

    public sealed record Branch(string Id, string Name);

    public sealed record Connection<T>(IReadOnlyList<T> Nodes, int TotalCount, bool Counted);

    public sealed record EchoInput(string Text, IReadOnlyList<EchoLine>? Lines, DateOnly? On, ActivityStatus Status, string? Note = "unsaid");

    public sealed class EchoLine
    {
        public decimal Amount { get; set; }
        public int? Count { get; set; }
    }

    public sealed record SubmitActivityInput(string Title, decimal Amount, string? IdempotencyKey);

    public sealed record SubmitActivityPayload(Activity? Activity, IReadOnlyList<object>? Errors);

    public sealed record TitleMissing(string Message, string Code);

    public sealed record AmountNegative(string Message, string Code, decimal Amount);

    public sealed record Strict(string? Value);

    public sealed class Store
    {
        public List<Activity> Activities { get; } =
        [
            new("a1", "Joint meeting", ActivityStatus.InReview, 1200.50m, new DateOnly(2025, 6, 9), "b1"),
            new("a2", "Training", ActivityStatus.Draft, 80m, null, "b2"),
            new("a3", "Reception \"north\"", ActivityStatus.Approved, 0.10m, new DateOnly(2025, 7, 1), "b1"),
        ];

        public int Batches { get; set; }
        public List<int> BatchSizes { get; } = [];
        public int Counter { get; set; }
        public List<string> Order { get; } = [];
    }

    public sealed class QueryResolvers
    {
        public Activity? GetActivity(string id, Store store) => store.Activities.Find(a => a.Id == id);

        public async Task<Connection<Activity>> ActivitiesAsync(
            int first, IReadOnlyDictionary<string, object?>? where, ISelection selection, Store store, CancellationToken cancellationToken)
        {
            await Task.Delay(1, cancellationToken);
            var counted = selection.Includes("totalCount");
            return new Connection<Activity>([.. store.Activities.Where(a => Fits(a, where)).Take(first)], counted ? store.Activities.Count : -1, counted);
        }

        private static bool Fits(Activity activity, IReadOnlyDictionary<string, object?>? where)
        {
            if (where is null) return true;
            foreach (var (name, value) in where)
            {
                var fits = name switch
                {
                    "and" => ((IReadOnlyList<object?>)value!).All(f => Fits(activity, (IReadOnlyDictionary<string, object?>)f!)),
                    "or" => ((IReadOnlyList<object?>)value!).Any(f => Fits(activity, (IReadOnlyDictionary<string, object?>)f!)),
                    "status" => ((IReadOnlyDictionary<string, object?>)value!).All(o => o.Key == "eq"
                        ? Name(activity) == (string)o.Value!
                        : ((IReadOnlyList<object?>)o.Value!).Contains(Name(activity))),
                    _ => ((IReadOnlyDictionary<string, object?>)value!).All(o => o.Key == "gte" ? activity.Amount >= (decimal)o.Value! : activity.Amount < (decimal)o.Value!),
                };
                if (!fits) return false;
            }
            return true;
        }

        private static string Name(Activity activity) => activity.Status switch { ActivityStatus.InReview => "IN_REVIEW", ActivityStatus.Draft => "DRAFT", _ => "APPROVED" };

        public object? Node(string id, Store store) => id.StartsWith('b') ? new Branch(id, "Branch " + id) : store.Activities.Find(a => a.Id == id);

        public object Echo(EchoInput input) => input;

        public string? WhoAmI(ClaimsPrincipal user) => user.Identity?.Name;

        public string Secret() => "the seal";

        public Task<string> FaultAsync() => throw new InvalidOperationException("password=hunter2");

        public Strict Strict() => new((string?)null);

        public IEnumerable<DateOnly> Days(DateOnly from) => Enumerable.Range(0, 3).Select(from.AddDays);
    }

    public sealed class ActivityResolvers
    {
        public ValueTask<Branch?> Branch(Activity parent, ILookups lookups, Store store) => lookups.LoadAsync<string, Branch>("branches", parent.BranchId, async (keys, ct) =>
        {
            await Task.Delay(1, ct);
            store.Batches++;
            store.BatchSizes.Add(keys.Count);
            return keys.ToDictionary(k => k, k => new Branch(k, "Branch " + k));
        });

        public async Task<IReadOnlyList<Activity>> SiblingsAsync(Activity parent, Store store)
        {
            await Task.Yield();
            return [.. store.Activities.Where(a => a.BranchId == parent.BranchId && a.Id != parent.Id)];
        }
    }

    public sealed class MutationResolvers
    {
        public async Task<SubmitActivityPayload> SubmitActivityAsync(SubmitActivityInput input, Store store)
        {
            store.Order.Add("begin " + input.Title);
            await Task.Delay(5);
            store.Order.Add("end " + input.Title);
            var errors = new List<object>();
            if (input.Title.Length == 0) errors.Add(new TitleMissing("A title is needed.", "title-missing"));
            if (input.Amount < 0) errors.Add(new AmountNegative("The amount is negative.", "amount-negative", input.Amount));
            return errors.Count > 0
                ? new SubmitActivityPayload(null, errors)
                : new SubmitActivityPayload(new Activity("a9", input.Title, ActivityStatus.InReview, input.Amount, null, "b1"), null);
        }

        public int Count(Store store) => ++store.Counter;
    }

    public sealed class SubscriptionResolvers
    {
        public async IAsyncEnumerable<int> Ticks(int upTo, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (var i = 1; i <= upTo; i++)
            {
                await Task.Delay(1, cancellationToken);
                yield return i;
            }
        }
    }

    public sealed class StrictResolvers
    {
        public Strict? Deep(Strict parent) => parent;
    }

    private readonly Store _store = new();

    private Task<IContractServer> ServerAsync()
    {
        var schema = new ContractSchema { RoleDirective = "needs" };
        schema.Documents.Add(Root);
        schema.Documents.Add("extend type Query { late: String }");
        foreach (var (sdl, clr) in new (string, Type)[]
        {
            ("Activity", typeof(Activity)), ("Branch", typeof(Branch)), ("ActivityConnection", typeof(Connection<Activity>)),
            ("ActivityStatus", typeof(ActivityStatus)), ("EchoInput", typeof(EchoInput)), ("EchoLine", typeof(EchoLine)),
            ("SubmitActivityInput", typeof(SubmitActivityInput)), ("SubmitActivityPayload", typeof(SubmitActivityPayload)),
            ("TitleMissing", typeof(TitleMissing)), ("AmountNegative", typeof(AmountNegative)), ("Strict", typeof(Strict)),
        }) schema.Types.Add((sdl, clr));
        foreach (var (sdl, resolvers) in new (string, Type)[]
        {
            ("Query", typeof(QueryResolvers)), ("Query", typeof(LateResolvers)), ("Activity", typeof(ActivityResolvers)),
            ("Mutation", typeof(MutationResolvers)), ("Subscription", typeof(SubscriptionResolvers)), ("Strict", typeof(StrictResolvers)),
        }) schema.Resolvers.Add((sdl, resolvers));
        schema.Services[typeof(Store)] = _store;
        return fixture.StartAsync(schema);
    }

    public sealed class LateResolvers
    {
        public string Late() => "merged";
    }

    private async Task<string> DataAsync(string query, object? variables = null, ClaimsPrincipal? user = null)
    {
        var server = await ServerAsync();
        using var answer = await server.AskAsync(query, variables, user);
        Assert.False(answer.RootElement.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.RootElement.GetProperty("data").GetRawText();
    }

    private async Task<JsonElement> AnswerAsync(string query, object? variables = null, ClaimsPrincipal? user = null)
    {
        var server = await ServerAsync();
        using var answer = await server.AskAsync(query, variables, user);
        return answer.RootElement.Clone();
    }
}
