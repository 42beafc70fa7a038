using System.Text.Json;
using System.Text.RegularExpressions;

namespace Console.Tests.Stories;

/// <summary>Many claims at once, when a colleague is faster with one of them and the answer to another is lost on the way.</summary>
public sealed class ManyAtOnceStory(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    private const string Ask = "mutation($input: RequestPaymentInput!) { requestPayment(input: $input) { errors { __typename } } }";

    [Fact]
    public async Task What_was_done_refused_and_cut_off_is_told_apart_and_a_lost_answer_is_not_doubled()
    {
        var waiting = (await console.Ask("finance", """{ fundUses(where: { title: { eq: "静疗培训场地费" } }) { nodes { id } } }""")).GetProperty("fundUses").GetProperty("nodes")[0].GetProperty("id").GetString();
        await console.Ask("finance", "mutation($input: ApproveFundUseStepInput!) { approveFundUseStep(input: $input) { errors { __typename } } }", new { input = new { id = waiting } });
        await console.As("finance", Look.Usual, async v =>
        {
            v.Forgive("ERR_FAILED");
            await v.Open("/funds/queue?stage=request");
            await v.Counts(3);
            await v.Page.GetByRole(AriaRole.Checkbox, new() { Name = "选择本页全部" }).CheckAsync();

            var asked = new List<JsonElement>();
            var release = new TaskCompletionSource();
            await v.Page.RouteAsync("**/graphql", async route =>
            {
                var body = route.Request.PostData ?? "";
                if (!body.Contains("idempotencyKey", StringComparison.Ordinal))
                {
                    // The list stays as it was: whoever has no connection does not see what became of it.
                    if (!(await route.Request.AllHeadersAsync())["accept"].Contains("event-stream", StringComparison.Ordinal)) await release.Task;
                    await route.ContinueAsync();
                    return;
                }
                var input = JsonSerializer.Deserialize<JsonElement>(body).GetProperty("variables").GetProperty("input");
                asked.Add(input);
                if (asked.Count == 2) await console.Ask("secretariat", Ask, new { input = new { id = input.GetProperty("id").GetString() } });
                if (asked.Count != 3)
                {
                    await route.ContinueAsync();
                    return;
                }
                await route.FetchAsync();
                await route.AbortAsync();
            });
            await v.Button("批量申请付款", "Request payment of selected").ClickAsync();
            var dialog = v.Page.GetByRole(AriaRole.Dialog);
            var go = dialog.GetByRole(AriaRole.Button, new() { Name = "批量申请付款", Exact = true });
            await dialog.GetByLabel(new Regex("^备注")).FillAsync("十一月第四批");
            await go.ClickAsync();

            await Expect(dialog.GetByText("已办理 1 条")).ToBeVisibleAsync();
            await Expect(dialog.GetByText("1 条未能办理")).ToBeVisibleAsync();
            await Expect(dialog.GetByText(new Regex("时中断：无法连接主机"))).ToBeVisibleAsync();
            var faster = dialog.GetByRole(AriaRole.Listitem);
            await Expect(faster).ToContainTextAsync(await TitleOf(asked[1]));
            await v.Keep("many-cut-off");

            // Only what is left is tried again, and the register knows the one it has already taken.
            await go.ClickAsync();
            await Expect(dialog).ToBeHiddenAsync();
            await Expect(v.Main.GetByText("已办理 1 条")).ToBeVisibleAsync();
            await Expect(v.Main.GetByText("1 条未能办理")).ToBeVisibleAsync();
            Assert.Equal(5, asked.Count);
            Assert.Equal([Id(asked[1]), Id(asked[2])], asked.Skip(3).Select(Id));
            Assert.Equal(asked[2].GetProperty("idempotencyKey").GetString(), asked[4].GetProperty("idempotencyKey").GetString());
            Assert.NotEqual(asked[1].GetProperty("idempotencyKey").GetString(), asked[3].GetProperty("idempotencyKey").GetString());
            release.SetResult();
            await v.Counts(0);
        });
    }

    private static string Id(JsonElement input) => input.GetProperty("id").GetString()!;

    private async Task<string> TitleOf(JsonElement input) =>
        (await console.Ask("finance", "query($id: ID!) { fundUse(id: $id) { title } }", new { id = Id(input) })).GetProperty("fundUse").GetProperty("title").GetString()!;
}
