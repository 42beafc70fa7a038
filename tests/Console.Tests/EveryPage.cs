namespace Console.Tests;

/// <summary>Each page as it is shown to a customer: accessible, within the screen, one head; a picture of each is kept.</summary>
public sealed class EveryPage(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    [Theory]
    [InlineData("home-branch", "branch", "/")]
    [InlineData("activities", "secretariat", "/activities")]
    [InlineData("activity", "branch", "/activities?title=胸痛中心", true)]
    [InlineData("activity-returned", "auditor", "/activities?status=RETURNED", true)]
    [InlineData("violations", "discipline", "/violations")]
    [InlineData("violation", "discipline", "/violations?status=CONFIRMED", true)]
    public async Task Is_accessible_and_fits_in_both_languages_on_desk_and_phone_light_and_dark(string name, string user, string address, bool opensFirst = false)
    {
        foreach (var look in new[] { Look.Usual, Look.InEnglish, Look.OnPhone, Look.OnPhoneInEnglish, Look.InDark })
            await console.As(user, look, async v =>
            {
                await v.Open(address);
                if (opensFirst)
                {
                    await v.Main.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
                    await Expect(v.Page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex(System.Text.RegularExpressions.Regex.Escape(address[..address.IndexOf('?', StringComparison.Ordinal)]) + @"(\?|$)"));
                }
                await Expect(v.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
                await v.AssertAccessible();
                await v.AssertFits();
                await v.Keep(name);
            });
    }
}
