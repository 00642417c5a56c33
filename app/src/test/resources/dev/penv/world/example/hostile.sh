cat hostile.txt
exit 1
