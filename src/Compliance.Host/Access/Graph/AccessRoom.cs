using Compliance.Kernel;

namespace Compliance.Host.Access;

/// <summary>What the host itself shows in the graph: accounts. It has no streams, because passwords and tokens are no events.</summary>
internal static class AccessRoom
{
    /// <summary>The rooms of the register and this one.</summary>
    public static IReadOnlyList<Room> WithRooms { get; } = [.. Rooms.All, Room()];

    private static Room Room() => new Room("Access") { Texts = AccessTexts.Add }
        .Type<Account>().Type<ShownSession>("Session").Type<AccountEntry>().Type<ApiToken>().Type<ApiScope>()
        .Type<ChangePasswordInput>().Type<RevokeSessionInput>().Type<RevokeSessionsInput>().Type<EnrolTotpInput>().Type<ConfirmTotpInput>().Type<DisableTotpInput>()
        .Type<CreateApiTokenInput>().Type<RevokeApiTokenInput>().Type<AddAccountInput>().Type<SetAccountDisabledInput>().Type<ResetPasswordInput>().Type<ResetSecondFactorInput>()
        .Type<AccountPayload>("ChangePasswordPayload", "RevokeSessionPayload", "RevokeSessionsPayload", "DisableTotpPayload", "RevokeApiTokenPayload", "SetAccountDisabledPayload", "ResetSecondFactorPayload")
        .Type<EnrolTotpPayload>().Type<ConfirmTotpPayload>().Type<CreateApiTokenPayload>().Type<OneTimePasswordPayload>("AddAccountPayload", "ResetPasswordPayload")
        .Resolvers<AccountQueries>("Query").Resolvers<AccountMutations>("Mutation").Resolvers<AccountFields>("Account").Resolvers<AccountEntryFields>("AccountEntry");
}

internal static class AccessTexts
{
    public static void Add(Texts texts) => texts
        .Add("UNAUTHENTICATED", "会话已结束，请重新登录。", "The session has ended; sign in again.")
        .Add("NO_ACCOUNT", "您由外部登录服务登录，这里没有您的账号。", "You are signed in by an outside provider; there is no account here.")
        .Add("ACCOUNT_NAME", "用户名须为2至60个小写字母、数字或 . - _ @。", "A user name has 2 to 60 lower-case letters, digits or . - _ @.")
        .Add("ACCOUNT_EXISTS", "该用户名或该人员已有账号。", "The name or the person has an account already.")
        .Add("ACCOUNT_REFUSED", "账号未能建立：{why}。", "The account was not made: {why}.")
        .Add("PASSWORD_TOO_SHORT", "密码至少12个字符。", "A password has at least 12 characters.")
        .Add("PASSWORD_TOO_LONG", "密码最多200个字符。", "A password has at most 200 characters.")
        .Add("PASSWORD_TOO_SIMPLE", "密码过于简单，容易被猜中。", "The password is one that is guessed first.")
        .Add("PASSWORD_HOLDS_THE_NAME", "密码不得包含用户名。", "The password must not hold the user name.")
        .Add("PASSWORD_SAME", "新密码与原密码相同。", "The new password is the old one.")
        .Add("PASSWORD_WRONG", "原密码不正确。", "The present password is wrong.")
        .Add("SECOND_FACTOR_ON", "两步验证已开启。", "The second factor is on already.")
        .Add("SECOND_FACTOR_OFF", "两步验证未开启。", "The second factor is off.")
        .Add("CODE_WRONG", "验证码不正确或已使用。", "The code is wrong or was used.")
        .Add("TOKEN_EXPIRY", "令牌的到期日须在今后{max}天以内。", "A token ends within the next {max} days.")
        .Add("TOO_MANY_TOKENS", "有效令牌最多{max}个。", "There are {max} living tokens already.")
        .Add("SESSION_UNKNOWN", "没有该会话，或已结束。", "There is no such session, or it has ended.")
        .Add("SIGNED_IN_PERSON_ONLY", "账号本身只能由本人登录后更改，程序令牌不能。", "An account is changed by the person who signed in, not by a token.");
}
