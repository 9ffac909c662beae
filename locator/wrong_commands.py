"""What the command-line library says in English of a command that is written wrongly, in Chinese."""

import re

_HINT = r"(?:[.:]? ?\(?(?:Did you mean|Possible options:) ?(.*?)\??\)?)?\.?"
_CHINESE = (
    (r"Missing command\.", "没有写要做什么，例如 check、import。"),
    (r"Missing argument '(.*)'\.", "缺少参数 {0}。"),
    (r"Missing option (.*?)\.", "缺少选项 {0}。"),
    (rf"No such command '(.*?)'{_HINT}", "没有 {0} 这个命令。"),
    (rf"No such option: (\S*?){_HINT}", "没有 {0} 这个选项。"),
    (r"Option (.*) requires an argument\.", "选项 {0} 后面还要写内容。"),
    (r"Option (.*) does not take a value\.", "选项 {0} 后面不写内容。"),
    (r"Got unexpected extra argument(?:\(s\)|s)? \((.*)\)\.?", "多写了 {0}。"),
    (r"Invalid value for (.*?): (?:Value error, )?(.*) is not one of (.*?)\.?", "{0} 不能是 {1}，可以是 {2}。"),
    (r"Invalid value for (.*?): .*(?:less than or equal to|at most) (\S+?)\.?", "{0} 最大是 {1}。"),
    (r"Invalid value for (.*?): .*(?:greater than or equal to|at least) (\S+?)\.?", "{0} 最小是 {1}。"),
    (r"Invalid value for (.*?): .*valid integer.*", "{0} 应是整数。"),
    (r"Invalid value for (.*?): (.*)", "{0} 的内容不对：{1}"),
)
_QUOTES = re.compile("['\"]")


def wrong_command(message: str) -> str:
    """The library's sentence in Chinese; as it is where nobody has translated it.

    Names of arguments and options stay as they are typed, without the quotes around them.
    """
    line = " ".join(message.split())
    for pattern, chinese in _CHINESE:
        if found := re.fullmatch(pattern, line):
            return chinese.format(*(_QUOTES.sub("", part or "").replace(", ", "、") for part in found.groups()))
    return line
