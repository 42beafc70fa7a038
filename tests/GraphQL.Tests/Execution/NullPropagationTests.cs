using Xunit;

namespace GraphQL.Tests.Execution;

/// <summary>Section 6.4.4: a null in a place without room for it takes the nearest nullable parent with it, whether values come at once or late.</summary>
public sealed class NullPropagationTests
{
    private const string Sdl = """
        type Query { box: Box strict: Box! late: Box boxes: [Box] strictBoxes: [Box!] ok: String }
        type Box {
          ok: String! no: String! lateOk: String! lateNo: String! maybeNo: String lateMaybeNo: String
          inner: Box strict: Box! lateStrict: Box! lateInner: Box list: [String] strictList: [String!]! throws: String! lateThrows: String
        }
        """;

    public sealed class Box(bool good)
    {
        public bool Good => good;
        public string Ok => "ok";
        public string? No => good ? "no" : null;
        public string MaybeNo => throw new InvalidOperationException("secret");
        public string Throws => throw new InvalidOperationException("secret");
        public IEnumerable<string?> List => ["a", null, "c"];
        public IEnumerable<string?> StrictList => ["a", null, "c"];
        public Box Inner => new(good);
        public Box Strict => new(good);
    }

    public sealed class BoxResolvers
    {
        public async Task<string> LateOk()
        {
            await Task.Delay(1);
            return "late";
        }

        public async Task<string?> LateNo()
        {
            await Task.Delay(3);
            return null;
        }

        public async Task<string> LateMaybeNo()
        {
            await Task.Yield();
            throw new GraphQLException("KNOWN", "Not today.");
        }

        public async Task<string> LateThrows()
        {
            await Task.Yield();
            throw new InvalidOperationException("secret");
        }

        public async Task<Box> LateStrict(Box parent)
        {
            await Task.Delay(1);
            return new Box(parent.Good);
        }

        public async Task<Box> LateInner(Box parent)
        {
            await Task.Delay(1);
            return new Box(parent.Good);
        }
    }

    public sealed class QueryResolvers
    {
        public string Ok() => "fine";
        public Box Box() => new(false);
        public Box Strict() => new(false);

        public async Task<Box> Late()
        {
            await Task.Delay(1);
            return new Box(false);
        }

        public IReadOnlyList<Box?> Boxes() => [new(true), null, new(false)];
        public IReadOnlyList<Box?> StrictBoxes() => [new(true), new(false), new(true)];
    }

    private static readonly TestEngine Engine = new(Sdl, b => b.BindType("Box", typeof(Box)).BindResolvers("Box", typeof(BoxResolvers)).BindResolvers("Query", typeof(QueryResolvers)));

    [Theory]
    [InlineData("{ box { ok no } ok }", """{"box":null,"ok":"fine"}""", "box.no: NULL_IN_NON_NULL")]
    [InlineData("{ strict { no } ok }", "null", "strict.no: NULL_IN_NON_NULL")]
    [InlineData("{ box { inner { no } ok } }", """{"box":{"inner":null,"ok":"ok"}}""", "box.inner.no: NULL_IN_NON_NULL")]
    [InlineData("{ box { strict { strict { no } } ok } ok }", """{"box":null,"ok":"fine"}""", "box.strict.strict.no: NULL_IN_NON_NULL")]
    [InlineData("{ box { ok lateNo } ok }", """{"box":null,"ok":"fine"}""", "box.lateNo: NULL_IN_NON_NULL")]
    [InlineData("{ strict { lateNo } ok }", "null", "strict.lateNo: NULL_IN_NON_NULL")]
    [InlineData("{ late { ok lateNo lateOk } ok }", """{"late":null,"ok":"fine"}""", "late.lateNo: NULL_IN_NON_NULL")]
    [InlineData("{ late { lateStrict { lateStrict { no } } ok } ok }", """{"late":null,"ok":"fine"}""", "late.lateStrict.lateStrict.no: NULL_IN_NON_NULL")]
    [InlineData("{ late { lateInner { lateOk lateNo } lateOk ok } ok }", """{"late":{"lateInner":null,"lateOk":"late","ok":"ok"},"ok":"fine"}""", "late.lateInner.lateNo: NULL_IN_NON_NULL")]
    [InlineData("{ a: box { lateOk inner { ok lateStrict { no } } } b: box { lateOk } }", """{"a":{"lateOk":"late","inner":null},"b":{"lateOk":"late"}}""", "a.inner.lateStrict.no: NULL_IN_NON_NULL")]
    [InlineData("{ box { maybeNo lateMaybeNo ok } }", """{"box":{"maybeNo":null,"lateMaybeNo":null,"ok":"ok"}}""", "box.lateMaybeNo: KNOWN", "box.maybeNo: FAULT")]
    [InlineData("{ box { throws ok } ok }", """{"box":null,"ok":"fine"}""", "box.throws: FAULT")]
    [InlineData("{ box { lateThrows ok } }", """{"box":{"lateThrows":null,"ok":"ok"}}""", "box.lateThrows: FAULT")]
    [InlineData("{ box { list } }", """{"box":{"list":["a",null,"c"]}}""")]
    [InlineData("{ box { strictList ok } ok }", """{"box":null,"ok":"fine"}""", "box.strictList.1: NULL_IN_NON_NULL")]
    [InlineData("{ boxes { no ok } }", """{"boxes":[{"no":"no","ok":"ok"},null,null]}""", "boxes.2.no: NULL_IN_NON_NULL")]
    [InlineData("{ boxes { lateOk inner { lateStrict { no } } } }", """{"boxes":[{"lateOk":"late","inner":{"lateStrict":{"no":"no"}}},null,{"lateOk":"late","inner":null}]}""", "boxes.2.inner.lateStrict.no: NULL_IN_NON_NULL")]
    [InlineData("{ strictBoxes { no } ok }", """{"strictBoxes":null,"ok":"fine"}""", "strictBoxes.1.no: NULL_IN_NON_NULL")]
    [InlineData("{ strictBoxes { lateOk no } ok }", """{"strictBoxes":null,"ok":"fine"}""", "strictBoxes.1.no: NULL_IN_NON_NULL")]
    [InlineData("{ strictBoxes { lateOk lateStrict { no } } ok }", """{"strictBoxes":null,"ok":"fine"}""", "strictBoxes.1.lateStrict.no: NULL_IN_NON_NULL")]
    public async Task Null_travels_to_the_nearest_place_that_has_room(string query, string data, params string[] errors)
    {
        // Late values come in any order; none may change the outcome.
        for (var i = 0; i < 5; i++)
        {
            var answer = await Engine.BothAsync(query);
            Assert.Equal(data, answer.Data);
            Assert.Equal(errors, answer.Errors);
        }
    }

    [Fact]
    public async Task A_late_and_an_early_null_under_one_parent_leave_one_null()
    {
        var answer = await Engine.AnswerAsync("{ boxes { lateNo no lateOk inner { lateNo } } ok }");
        Assert.Equal("""{"boxes":[null,null,null],"ok":"fine"}""", answer.GetProperty("data").GetRawText());
    }
}
