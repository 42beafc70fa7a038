using System.Text.Json;
using Xunit;

namespace GraphQL.Tests.Execution;

public sealed class ExecutionTests
{
    private const string Sdl = """
        interface Animal { name: String! }
        type Dog implements Animal { name: String! barks: Boolean! friend: Animal }
        type Cat implements Animal { name: String! lives: Int! friend: Animal }
        union Pet = Dog | Cat
        enum Size { VERY_SMALL LARGE }
        scalar Long
        scalar Decimal
        scalar UUID
        type Query {
          animals: [Animal!]! pets: [Pet!]! unknown: Animal
          a: Query b: Query n(v: Int = 7): Int big: Int float: Float odd: Float text(s: String): String id(v: ID): ID
          size(s: Size = LARGE): Size long(v: Long): Long decimal(v: Decimal): Decimal uuid(v: UUID): UUID
          matrix: [[Int]!] list(v: [Int!]): [Int] array(v: [[Size!]]): String sizes(of: [Size!] = [VERY_SMALL]): [Size!] escape: String
          guess(by: Guess!): String span(by: Span): String money: Decimal pay(amount: Decimal!): Decimal struct: Point async: String
        }
        input Guess @oneOf { name: String number: Int }
        input Span { from: Int! = 1 to: Int size: Size inner: Span all: [Span!] }
        type Point { x: Int! y: Int! }
        type Mutation { add(n: Int!): Int! addLate(n: Int!): Int! fail: Int! total: Total }
        type Total { sum: Int! late: Int! }
        """;

    public enum Size { VerySmall, Large }
    public sealed record Dog(string Name) { public bool Barks => true; public object Friend => new Cat("Tom", 9); }
    public sealed record Cat(string Name, int Lives) { public object? Friend => null; }
    public sealed record Guess(string? Name, int? Number);
    public sealed record Span(int From, int? To, Size? Size, Span? Inner, IReadOnlyList<Span>? All);
    public readonly record struct Money(decimal Amount);
    public readonly record struct Point(int X, int Y);

    public sealed class Resolvers
    {
        public object[] Animals() => [new Dog("Rex"), new Cat("Tom", 9)];
        public IEnumerable<object> Pets() => Animals();
        public object Unknown() => "a string is no animal";
        public object A() => this;
        public object B() => this;
        public int N(int v) => v;
        public long Big() => 3_000_000_000;
        public float Float() => 0.1f;
        public double Odd() => double.NaN;
        public string? Text(string? s) => s;
        public string? Id(string? v) => v;
        public Size Size(Size s) => s;
        public long? Long(long? v) => v;
        public decimal? Decimal(decimal? v) => v;
        public Guid? Uuid(Guid? v) => v;
        public List<int[]> Matrix() => [[1, 2], [], [3]];
        public IEnumerable<int>? List(int[]? v) => v;
        public string Array(List<List<Size>?>? v) => JsonSerializer.Serialize(v);
        public IEnumerable<Size>? Sizes(IReadOnlyList<Size>? of) => of;
        public string Escape() => "\"\\/\b\f\n\r\t\u0001\u001f é中😀\uD800!";
        public string Guess(Guess by) => by.Name is { } name ? "name " + name : "number " + by.Number;
        public string? Span(Span? by) => by is null ? null : $"{by.From}-{by.To}-{by.Size}-{by.Inner?.From}-{by.All?.Count}";
        public Money Money() => new(10.00m);
        public Money Pay(Money amount) => new(amount.Amount + 0.05m);
        public Point Struct() => new(3, 4);
        public ValueTask<string> Async() => ValueTask.FromResult("done at once");
    }

    public sealed class MutationResolvers(Counter counter)
    {
        public int Add(int n) => counter.Sum += n;

        public async Task<int> AddLate(int n)
        {
            var before = counter.Sum;
            await Task.Delay(5);
            return counter.Sum = before + n;
        }

        public int Fail() => throw new GraphQLException("NO", "No.");
        public Counter Total() => counter;
    }

    public sealed class Counter
    {
        public int Sum { get; set; }
    }

    public sealed class TotalResolvers
    {
        public async Task<int> Late(Counter parent)
        {
            await Task.Delay(2);
            return parent.Sum;
        }
    }

    private readonly TestEngine _engine;

    public ExecutionTests() => _engine = new TestEngine(Sdl, b => b
        .BindResolvers("Query", typeof(Resolvers)).BindResolvers("Mutation", typeof(MutationResolvers)).BindResolvers("Total", typeof(TotalResolvers))
        .BindType("Dog", typeof(Dog)).BindType("Cat", typeof(Cat)).BindType("Size", typeof(Size)).BindType("Guess", typeof(Guess)).BindType("Total", typeof(Counter))
        .BindConversion<Money, decimal>(m => m.Amount, d => new Money(d)),
        register: s => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(s, new Counter()));

    [Theory]
    [InlineData("{ animals { name __typename ... on Dog { barks } ... on Cat { lives } } }", """{"animals":[{"name":"Rex","__typename":"Dog","barks":true},{"name":"Tom","__typename":"Cat","lives":9}]}""")]
    [InlineData("{ pets { ... on Animal { name } ...D } } fragment D on Dog { friend { name ... on Cat { friend { name } } } }", """{"pets":[{"name":"Rex","friend":{"name":"Tom","friend":null}},{"name":"Tom"}]}""")]
    [InlineData("{ a { n b { n } } a { b { text(s: \"x\") n } m: n(v: 2) } }", """{"a":{"n":7,"b":{"n":7,"text":"x"},"m":2}}""")]
    [InlineData("{ ...F b { n } } fragment F on Query { b { m: n } n }", """{"b":{"m":7,"n":7},"n":7}""")]
    [InlineData("{ n(v: null) float matrix escape money struct { y x } async }", null)]
    [InlineData("{ decimal(v: 1.10) long(v: 9007199254740993) uuid(v: \"0199F000-0000-7000-8000-000000000001\") id(v: 5) sizes }", """{"decimal":1.10,"long":9007199254740993,"uuid":"0199f000-0000-7000-8000-000000000001","id":"5","sizes":["VERY_SMALL"]}""")]
    [InlineData("{ decimal(v: \"79228162514264337593543950.33\") pay(amount: 1.20) }", """{"decimal":79228162514264337593543950.33,"pay":1.25}""")]
    [InlineData("{ list(v: [1, 2]) x: list(v: 3) array(v: [[LARGE], null, VERY_SMALL]) }", """{"list":[1,2],"x":[3],"array":"[[1],null,[0]]"}""")]
    [InlineData("{ guess(by: {number: 4}) x: guess(by: {name: \"n\"}) span(by: {to: 5, size: VERY_SMALL, inner: {}, all: {from: 3}}) }", """{"guess":"number 4","x":"name n","span":"1-5-VerySmall-1-1"}""")]
    public async Task A_query_answers(string query, string? expected)
    {
        if (expected is not null)
        {
            Assert.Equal(expected, await _engine.DataAsync(query));
            return;
        }
        var answer = await _engine.AnswerAsync(query);
        Assert.Equal("BAD_USER_INPUT", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        var data = answer.GetProperty("data");
        Assert.Equal("0.1", data.GetProperty("float").GetRawText());
        Assert.Equal("[[1,2],[],[3]]", data.GetProperty("matrix").GetRawText());
        Assert.Equal("\"\\/\b\f\n\r\t\u0001\u001f é中😀\uFFFD!", data.GetProperty("escape").GetString());
        Assert.Equal("10.00", data.GetProperty("money").GetRawText());
        Assert.Equal("""{"y":4,"x":3}""", data.GetProperty("struct").GetRawText());
        Assert.Equal("done at once", data.GetProperty("async").GetString());
    }

    [Theory]
    [InlineData("query($v: Int) { n(v: $v) }", "{}", """{"n":7}""")]
    [InlineData("query($v: Int = 3) { n(v: $v) }", "{}", """{"n":3}""")]
    [InlineData("query($v: Int = 3) { n(v: $v) }", """{"v":4.0}""", """{"n":4}""")]
    [InlineData("query($s: String) { text(s: $s) }", """{"s":null}""", """{"text":null}""")]
    [InlineData("query($a: Int!, $b: Int!) { list(v: [$a, 2, $b]) }", """{"a":1,"b":3}""", """{"list":[1,2,3]}""")]
    [InlineData("query($a: [Int!]) { list(v: $a) }", """{"a":5}""", """{"list":[5]}""")]
    [InlineData("query($g: Guess!) { guess(by: $g) }", """{"g":{"name":"x"}}""", """{"guess":"name x"}""")]
    [InlineData("query($n: Int!) { guess(by: {number: $n}) }", """{"n":6}""", """{"guess":"number 6"}""")]
    [InlineData("query($t: Int, $s: Size) { span(by: {from: 2, to: $t, size: $s}) }", """{"s":"LARGE"}""", """{"span":"2--Large--"}""")]
    [InlineData("query($no: Boolean!, $yes: Boolean = true) { a @skip(if: $yes) { n } n @include(if: $no) text(s: \"t\") @skip(if: $no) @include(if: $yes) }", """{"no":false}""", """{"text":"t"}""")]
    [InlineData("query($x: Boolean!) { n @skip(if: $x) text(s: \"t\") n }", """{"x":true}""", """{"text":"t","n":7}""")]
    [InlineData("query($x: Boolean!) { n @skip(if: $x) text(s: \"t\") n }", """{"x":false}""", """{"n":7,"text":"t"}""")]
    public async Task Variables_reach_their_places(string query, string variables, string expected) =>
        Assert.Equal(expected, await _engine.DataAsync(query, variables));

    [Theory]
    [InlineData("query($v: Int!) { n(v: $v) }", "{}")]
    [InlineData("query($v: Int!) { n(v: $v) }", """{"v":null}""")]
    [InlineData("query($v: Int) { n(v: $v) }", """{"v":"1"}""")]
    [InlineData("query($v: Int) { n(v: $v) }", """{"v":1.5}""")]
    [InlineData("query($v: Int) { n(v: $v) }", """{"v":3000000000}""")]
    [InlineData("query($v: [Int!]) { list(v: $v) }", """{"v":[1,null]}""")]
    [InlineData("query($g: Guess!) { guess(by: $g) }", """{"g":{}}""")]
    [InlineData("query($g: Guess!) { guess(by: $g) }", """{"g":{"name":"a","number":1}}""")]
    [InlineData("query($g: Guess!) { guess(by: $g) }", """{"g":{"name":null}}""")]
    [InlineData("query($s: Size) { size(s: $s) }", """{"s":"Large"}""")]
    [InlineData("query($d: Decimal) { decimal(v: $d) }", """{"d":"1.23456789012345678901234567890123"}""")]
    [InlineData("query($d: Decimal) { decimal(v: $d) }", """{"d":1e400}""")]
    public async Task A_wrong_variable_is_refused_with_its_place(string query, string variables)
    {
        var answer = await _engine.AnswerAsync(query, variables);
        Assert.False(answer.TryGetProperty("data", out _));
        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal("""[{"line":1,"column":7}]""", error.GetProperty("locations").GetRawText());
        Assert.Equal("BAD_USER_INPUT", error.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("{ big n }", """{"big":null,"n":7}""")]
    [InlineData("{ odd n }", """{"odd":null,"n":7}""")]
    [InlineData("{ unknown { name } n }", """{"unknown":null,"n":7}""")]
    public async Task A_value_its_type_cannot_hold_is_an_error_of_its_field(string query, string data)
    {
        var answer = await _engine.BothAsync(query);
        Assert.Equal(data, answer.Data);
        Assert.Single(answer.Errors);
    }

    [Fact]
    public async Task Mutations_run_one_after_another_and_each_sees_the_one_before()
    {
        Assert.Equal("""{"a":1,"b":11,"c":111,"total":{"sum":111,"late":111},"d":1111}""",
            await _engine.DataAsync("mutation { a: add(n: 1) b: addLate(n: 10) c: addLate(n: 100) total { sum late } d: add(n: 1000) }"));
    }

    [Fact]
    public async Task A_mutation_that_fails_without_room_for_null_ends_the_rest()
    {
        var answer = await _engine.BothAsync("mutation { a: add(n: 1) fail b: add(n: 1) }");
        Assert.Equal("null", answer.Data);
        Assert.Equal(["fail: NO"], answer.Errors);
        Assert.Equal("""{"total":{"sum":1}}""", await _engine.DataAsync("mutation { total { sum } }"));
    }

    [Fact]
    public async Task An_operation_is_chosen_by_name()
    {
        const string Two = "query A { n } query B { text(s: \"b\") }";
        Assert.Equal("""{"text":"b"}""", await _engine.DataAsync(Two, operation: "B"));
        Assert.False((await _engine.AnswerAsync(Two)).TryGetProperty("data", out _));
        Assert.False((await _engine.AnswerAsync(Two, operation: "C")).TryGetProperty("data", out _));
    }

    [Fact]
    public async Task Errors_say_where_and_on_which_path()
    {
        var answer = await _engine.AnswerAsync("{\n  a { b { odd } }\n  a { b { odd } }\n}");
        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal("""["a","b","odd"]""", error.GetProperty("path").GetRawText());
        Assert.Equal("""[{"line":2,"column":11},{"line":3,"column":11}]""", error.GetProperty("locations").GetRawText());
    }

    [Fact]
    public async Task Many_requests_at_once_do_not_mix_their_answers()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 2_000), async (i, _) =>
            Assert.Equal($$$"""{"text":"{{{i}}}","a":{"n":{{{i}}}}}""", await _engine.DataAsync("query($s: String, $n: Int) { text(s: $s) a { n(v: $n) } }", $$"""{"s":"{{i}}","n":{{i}}}""")));
    }
}
