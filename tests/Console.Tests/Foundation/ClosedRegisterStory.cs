namespace Console.Tests.Foundation;

public sealed class ClosedFixture : ConsoleFixture
{
    internal override Compliance.Host.Settings Adjust(Compliance.Host.Settings settings) => settings with { TrustedDocumentsOnly = true };
}

/// <summary>A register that runs the console's own documents only.</summary>
public sealed class ClosedRegisterStory(ClosedFixture console) : IClassFixture<ClosedFixture>
{
    [Theory]
    [InlineData("discipline", "/", "/violations", "/violations/statement", "/search?q=会议", "/norms")]
    [InlineData("finance", "/", "/funds", "/funds/queue", "/funds/invoices", "/budgets")]
    [InlineData("branch", "/activities/edit/new", "/receptions/edit/new", "/funds/edit/new", "/receptions")]
    public Task Every_question_of_the_console_is_answered_though_it_sends_but_its_hash(string user, params string[] addresses) => console.As(user, Look.Usual, async v =>
    {
        var bodies = new System.Collections.Concurrent.ConcurrentQueue<string>();
        v.Page.Request += (_, request) => { if (request.Url.EndsWith("/graphql", StringComparison.Ordinal)) bodies.Enqueue(request.PostData ?? ""); };
        foreach (var address in addresses)
        {
            await v.Open(address);
            await Expect(v.Main.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await Expect(v.Main.GetByText("Only the documents this service knows are run.")).ToHaveCountAsync(0);
        }
        Assert.NotEmpty(bodies);

        Assert.All(bodies, body => Assert.Matches("\"documentId\":\"[0-9a-f]{64}\"", body));
    });

    [Fact]
    public Task An_act_is_taken_and_the_page_shows_what_it_changed() => console.As("discipline", Look.Usual, async v =>
    {
        await v.Open("/violations?status=RAISED");
        await v.OpenFirst();
        await v.Act("认定违规", "Confirm", ("认定意见", "属实"));
        await Expect(v.Main.GetByText("已认定").First).ToBeVisibleAsync();
    });
}
