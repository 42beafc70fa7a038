using System.Security.Claims;
using System.Text.Json;
using Xunit;

namespace GraphQL.Contract;

public abstract partial class EngineContract
{
    [Fact]
    public async Task Properties_enums_and_scalars_are_served_from_records() => Assert.Equal(
        """{"activity":{"id":"a1","title":"Joint meeting","status":"IN_REVIEW","amount":1200.50,"heldOn":"2025-06-09","createdAt":"2025-06-09T08:30:00+08:00","key":"0199f000-0000-7000-8000-000000000001","facts":{"guests":3}}}""",
        await DataAsync("""{ activity(id: "a1") { id title status amount heldOn createdAt key facts } }"""));

    [Fact]
    public async Task A_document_may_extend_the_query_type_of_another() => Assert.Equal("""{"late":"merged"}""", await DataAsync("{ late }"));

    [Fact]
    public async Task What_is_not_found_is_null() => Assert.Equal("""{"activity":null}""", await DataAsync("""{ activity(id: "zz") { id } }"""));

    [Fact]
    public async Task A_connection_counts_only_when_it_is_asked_to()
    {
        Assert.Equal("""{"activities":{"counted":false}}""", await DataAsync("{ activities { counted } }"));
        Assert.Equal("""{"activities":{"counted":true,"n":3}}""", await DataAsync("{ activities { ...F } } fragment F on ActivityConnection { counted n: totalCount }"));
        Assert.Equal("""{"activities":{"counted":false}}""", await DataAsync("query($no: Boolean!) { activities { counted totalCount @include(if: $no) } }", new { no = false }));
    }

    [Fact]
    public async Task A_filter_arrives_as_a_dictionary_with_coerced_scalars()
    {
        Assert.Equal("""{"activities":{"nodes":[{"id":"a1"},{"id":"a3"}]}}""",
            await DataAsync("{ activities(where: {status: {in: [IN_REVIEW, APPROVED]}}) { nodes { id } } }"));
        Assert.Equal("""{"activities":{"nodes":[{"id":"a2"}]}}""", await DataAsync(
            "query($w: ActivityFilterInput) { activities(where: $w) { nodes { id } } }",
            """{"w":{"or":[{"and":[{"amount":{"gte":"1"}},{"amount":{"lt":100}}]},{"status":{"eq":"DRAFT"}}]}}"""));
    }

    [Fact]
    public async Task The_default_of_an_argument_reaches_the_resolver_and_a_variable_overrides_it()
    {
        Assert.Equal("""{"activities":{"nodes":[{"id":"a1"},{"id":"a2"},{"id":"a3"}]}}""", await DataAsync("{ activities { nodes { id } } }"));
        Assert.Equal("""{"activities":{"nodes":[{"id":"a1"}]}}""", await DataAsync("query($n: Int) { activities(first: $n) { nodes { id } } }", new { n = 1 }));
    }

    [Fact]
    public async Task Inputs_become_records_and_settable_classes()
    {
        var answer = JsonDocument.Parse(await DataAsync(
            """{ echo(input: {text: "t", lines: [{amount: 1.10, count: 2}, {amount: "3"}], on: "2025-02-28", status: IN_REVIEW}) }""")).RootElement.GetProperty("echo");
        Assert.Equal("t", answer.GetProperty("Text").GetString());
        Assert.Equal("1.10", answer.GetProperty("Lines")[0].GetProperty("Amount").GetRawText());
        Assert.Equal(2, answer.GetProperty("Lines")[0].GetProperty("Count").GetInt32());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("Lines")[1].GetProperty("Count").ValueKind);
        Assert.Equal("2025-02-28", answer.GetProperty("On").GetString());
        Assert.Equal((int)ActivityStatus.InReview, answer.GetProperty("Status").GetInt32());
    }

    [Fact]
    public async Task An_absent_field_takes_its_default_and_an_explicit_null_stays_null()
    {
        var absent = JsonDocument.Parse(await DataAsync("""{ echo(input: {text: "t"}) }""")).RootElement.GetProperty("echo");
        Assert.Equal("unsaid", absent.GetProperty("Note").GetString());
        Assert.Equal((int)ActivityStatus.Draft, absent.GetProperty("Status").GetInt32());
        var spoken = JsonDocument.Parse(await DataAsync("""query($i: EchoInput!) { echo(input: $i) }""", """{"i":{"text":"t","note":null}}""")).RootElement.GetProperty("echo");
        Assert.Equal(JsonValueKind.Null, spoken.GetProperty("Note").ValueKind);
    }

    [Fact]
    public async Task A_single_value_stands_for_a_list_of_one()
    {
        var answer = JsonDocument.Parse(await DataAsync("""{ echo(input: {text: "t", lines: {amount: 5}}) }""")).RootElement.GetProperty("echo");
        Assert.Equal(1, answer.GetProperty("Lines").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"i":{"text":5}}""")]
    [InlineData("""{"i":{"text":"t","on":"2025-02-30"}}""")]
    [InlineData("""{"i":{"text":"t","status":"InReview"}}""")]
    [InlineData("""{"i":{"text":"t","lines":[{"amount":"abc"}]}}""")]
    [InlineData("""{"i":{"text":"t","surplus":1}}""")]
    [InlineData("""{"i":{}}""")]
    [InlineData("{}")]
    public async Task A_wrong_variable_is_refused_before_anything_runs(string variables)
    {
        var answer = await AnswerAsync("query($i: EchoInput!) { echo(input: $i) }", variables);
        Assert.False(answer.TryGetProperty("data", out _));
        Assert.NotEmpty(answer.GetProperty("errors").EnumerateArray());
    }

    [Fact]
    public async Task Interfaces_take_their_type_from_the_value() => Assert.Equal(
        """{"a":{"__typename":"Activity","id":"a1","title":"Joint meeting"},"b":{"__typename":"Branch","id":"b7","name":"Branch b7"}}""",
        await DataAsync("""{ a: node(id: "a1") { ...N } b: node(id: "b7") { ...N } } fragment N on Node { __typename id ... on Activity { title } ... on Branch { name } }"""));

    [Fact]
    public async Task Mutations_answer_a_payload_whose_errors_are_a_union()
    {
        const string Mutation = "mutation($i: SubmitActivityInput!) { submitActivity(input: $i) { activity { title } errors { __typename ... on Error { code message } ... on AmountNegative { amount } } } }";
        Assert.Equal("""{"submitActivity":{"activity":{"title":"T"},"errors":null}}""", await DataAsync(Mutation, """{"i":{"title":"T","amount":1}}"""));
        Assert.Equal(
            """{"submitActivity":{"activity":null,"errors":[{"__typename":"TitleMissing","code":"title-missing","message":"A title is needed."},{"__typename":"AmountNegative","code":"amount-negative","message":"The amount is negative.","amount":-1}]}}""",
            await DataAsync(Mutation, """{"i":{"title":"","amount":-1}}"""));
    }

    [Fact]
    public async Task The_fields_of_a_mutation_run_one_after_another()
    {
        Assert.Equal("""{"one":{"activity":{"title":"1"}},"c":1,"two":{"activity":{"title":"2"}},"d":2}""", await DataAsync(
            """mutation { one: submitActivity(input: {title: "1", amount: 1}) { activity { title } } c: count two: submitActivity(input: {title: "2", amount: 1}) { activity { title } } d: count }"""));
        Assert.Equal(["begin 1", "end 1", "begin 2", "end 2"], _store.Order);
    }

    [Fact]
    public async Task Look_ups_of_a_level_leave_as_one_batch()
    {
        Assert.Equal("""{"activities":{"nodes":[{"branch":{"name":"Branch b1"}},{"branch":{"name":"Branch b2"}},{"branch":{"name":"Branch b1"}}]}}""",
            await DataAsync("{ activities { nodes { branch { name } } } }"));
        Assert.Equal([2], _store.BatchSizes);
    }

    [Fact]
    public async Task Parameters_are_services_the_principal_and_the_token()
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "lin")], "test"));
        Assert.Equal("""{"whoAmI":"lin"}""", await DataAsync("{ whoAmI }", user: user));
    }

    [Fact]
    public async Task A_guard_forbids_a_field_and_lets_the_others_through()
    {
        var answer = await AnswerAsync("{ secret late }");
        Assert.Equal("""{"secret":null,"late":"merged"}""", answer.GetProperty("data").GetRawText());
        Assert.Equal("FORBIDDEN", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        var auditor = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, "auditor")], "test"));
        Assert.Equal("""{"secret":"the seal"}""", await DataAsync("{ secret }", user: auditor));
    }

    [Fact]
    public async Task A_fault_shows_its_path_but_not_its_cause()
    {
        var answer = await AnswerAsync("{ x: fault late }");
        Assert.Equal("""{"x":null,"late":"merged"}""", answer.GetProperty("data").GetRawText());
        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal("""["x"]""", error.GetProperty("path").GetRawText());
        Assert.DoesNotContain("hunter2", answer.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", answer.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Null_in_a_place_without_room_for_it_travels_to_the_nearest_nullable_parent()
    {
        var answer = await AnswerAsync("{ strict { deep { value } } late }");
        Assert.Equal("""{"strict":{"deep":null},"late":"merged"}""", answer.GetProperty("data").GetRawText());
        Assert.Equal("""["strict","deep","value"]""", answer.GetProperty("errors")[0].GetProperty("path").GetRawText());
    }

    [Fact]
    public async Task Lists_of_scalars_may_be_lazy() =>
        Assert.Equal("""{"days":["2025-02-27","2025-02-28","2025-03-01"]}""", await DataAsync("""{ days(from: "2025-02-27") }"""));

    [Fact]
    public async Task A_subscription_answers_each_event()
    {
        var server = await ServerAsync();
        var seen = new List<string>();
        await foreach (var answer in server.StreamAsync("subscription { n: ticks(upTo: 3) }")) seen.Add(answer.RootElement.GetRawText());
        Assert.Equal(["""{"data":{"n":1}}""", """{"data":{"n":2}}""", """{"data":{"n":3}}"""], seen);
    }

    [Theory]
    [InlineData("{ nothing }")]
    [InlineData("{ activity { id } }")]
    [InlineData("{ activity(id: \"a\") }")]
    [InlineData("{ late { x } }")]
    [InlineData("{ ")]
    [InlineData("mutation { late }")]
    public async Task An_invalid_document_is_refused_with_its_places(string query)
    {
        var answer = await AnswerAsync(query);
        Assert.False(answer.TryGetProperty("data", out _));
        Assert.NotEmpty(answer.GetProperty("errors")[0].GetProperty("locations").EnumerateArray());
    }
}
