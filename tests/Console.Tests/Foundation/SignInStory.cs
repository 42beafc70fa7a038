namespace Console.Tests.Foundation;

public sealed class SignInStory(ConsoleFixture console) : IClassFixture<ConsoleFixture>
{
    [Theory, MemberData(nameof(Look.Languages), MemberType = typeof(Look))]
    public Task A_wrong_password_is_told_and_the_right_one_leads_to_the_page_that_was_asked_for(string language) => console.As(null, new(language, 1280), async v =>
    {
        await v.Page.GotoAsync("/activities?status=APPROVED");
        await Expect(v.Page.GetByText(v.Say("涉密不上网", "Nothing classified may be entered here"))).ToBeVisibleAsync();
        await v.AssertAccessible();
        await v.Keep("sign-in");

        v.Forgive("401");
        await v.Field("用户名", "User name").FillAsync("branch");
        await v.Field("密码", "Password").FillAsync("not the password");
        await v.Button("登录", "Sign in").ClickAsync();
        await Expect(v.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(v.Say("用户名或密码不正确", "The name or the password is wrong"));
        await v.AssertAccessible();

        await v.Field("密码", "Password").FillAsync(ConsoleFixture.Password);
        await v.Page.Keyboard.PressAsync("Enter");
        await Expect(v.Title).ToHaveTextAsync(v.Say("活动审批", "Activities"));
        Assert.EndsWith("/activities?status=APPROVED", v.Page.Url, StringComparison.Ordinal);
    });

    [Fact]
    public Task Signing_out_leaves_nothing_to_go_back_to() => console.As("branch", Look.Usual, async v =>
    {
        await v.Open("/activities");
        await v.Page.GetByRole(AriaRole.Button, new() { Name = "账号" }).ClickAsync();
        await v.Page.GetByRole(AriaRole.Menuitem, new() { Name = "退出登录" }).ClickAsync();
        await Expect(v.Button("登录", "Sign in")).ToBeVisibleAsync();
        await v.Page.GoBackAsync();
        await Expect(v.Button("登录", "Sign in")).ToBeVisibleAsync();
        await Expect(v.Page.GetByRole(AriaRole.Table)).ToHaveCountAsync(0);
    });

    [Fact]
    public Task Both_fields_must_be_given_and_nothing_is_sent_without_them() => console.As(null, Look.OnPhone, async v =>
    {
        await v.Page.GotoAsync("/");
        var sent = false;
        v.Page.Request += (_, request) => sent |= request.Url.EndsWith("/auth/sign-in", StringComparison.Ordinal);
        await v.Button("登录", "Sign in").ClickAsync();
        await Expect(v.Field("用户名", "User name")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(v.Field("密码", "Password")).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.False(sent);
        await v.AssertFits();
        await v.AssertAccessible();
    });
}
